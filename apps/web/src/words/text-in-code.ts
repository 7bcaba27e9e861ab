import ts from 'typescript';

/** What a page says or a screen reader reads out, as a property of an element or of what makes one. */
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'error',
  'heading',
  'label',
  'message',
  'placeholder',
  'summary',
  'title',
]);

const LETTERS = /\p{L}/u;

export interface Found {
  readonly what: 'text' | 'pieces';
  readonly line: number;
  readonly said: string;
}

/** Text that a source file says by itself, and sentences that it puts together from several words of the files. */
export function textInCode(path: string, source: string, isFine: (text: string) => boolean): Found[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, kindOf(path));
  const found: Found[] = [];
  const note = (what: Found['what'], node: ts.Node, said: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push({ what, line: line + 1, said: said.replace(/\s+/g, ' ').trim() });
  };
  const texts = (node: ts.Node): void => {
    for (const text of literalsOf(node)) {
      if (LETTERS.test(text.text) && !isFine(text.text)) note('text', text, text.text);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && LETTERS.test(node.text) && !isFine(node.text)) note('text', node, node.text);
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText(file)) && node.initializer)
      texts(node.initializer);
    if (ts.isPropertyAssignment(node) && SPOKEN.has(nameOf(node.name))) texts(node.initializer);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      texts(node.expression);
    if (isWholeJoin(node) && wordsIn(node) > 1) note('pieces', node, node.getText(file));
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
      for (const said of sideBySide(node.children)) note('pieces', said, said.getText(file));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function kindOf(path: string): ts.ScriptKind {
  return path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

/** The strings that an expression can come to: both ways of a choice, the pieces of a template. */
function literalsOf(node: ts.Node): ts.LiteralLikeNode[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node];
  if (ts.isTemplateExpression(node)) {
    const parts = node.templateSpans.flatMap((span) => [span.literal, ...literalsOf(span.expression)]);
    return [node.head, ...parts];
  }
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  if (ts.isJsxExpression(node) && node.expression) return literalsOf(node.expression);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return literalsOf(node.expression);
  if (!ts.isBinaryExpression(node)) return [];
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return literalsOf(node.right);
  const isEither = [
    ts.SyntaxKind.PlusToken,
    ts.SyntaxKind.BarBarToken,
    ts.SyntaxKind.QuestionQuestionToken,
  ].includes(kind);
  return isEither ? [...literalsOf(node.left), ...literalsOf(node.right)] : [];
}

function isJoin(node: ts.Node): boolean {
  if (ts.isTemplateExpression(node)) return true;
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

/** The whole of `a + b + c`, and not its parts. */
function isWholeJoin(node: ts.Node): boolean {
  return isJoin(node) && !isJoin(node.parent);
}

function isWord(node: ts.Node): boolean {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't';
}

/** How many words of the files meet here. What is given to a word to put in its gap is a part of that word. */
function wordsIn(node: ts.Node): number {
  if (isWord(node)) return 1;
  if (ts.isConditionalExpression(node)) return Math.max(wordsIn(node.whenTrue), wordsIn(node.whenFalse));
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return 0;
  let count = 0;
  ts.forEachChild(node, (child) => void (count += wordsIn(child)));
  return count;
}

/** Two words one after the other in an element, with nothing between them: a sentence that another language turns round. */
function sideBySide(children: readonly ts.JsxChild[]): ts.Node[] {
  const solid = children.filter((child) => !(ts.isJsxText(child) && child.text.trim() === ''));
  const isSpoken = (child: ts.JsxChild | undefined): boolean =>
    child !== undefined && ts.isJsxExpression(child) && !!child.expression && isWord(child.expression);
  return solid.filter((child, at) => isSpoken(child) && isSpoken(solid[at + 1]));
}
