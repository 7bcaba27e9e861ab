import pdfmake from 'pdfmake';
import { CHART_WIDTH } from './chart.options';
import { chartSvg } from './chart.svg';
import { short } from './document-parts';
import { FONT_FILES } from './fonts.ttf';
import type { Cell, CellKind, Column, Fact, ReportDocument, Table } from './report-document';
import type { Formats } from './report-formats.intl';

const FONT = 'Noto Sans';
/** Laying out tables is what takes long; who wants every row takes the workbook. */
const MOST_ROWS = 800;
const MOST_LETTERS = 70;
const GREY = '#5c6773';

pdfmake.setFonts({ [FONT]: FONT_FILES });
// Nothing is fetched and no file is read for a document, whatever a name says.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path: string) => Object.values(FONT_FILES).some((file) => file === path));

/** The report to read and to print: sentence, figures, charts, tables. */
export async function pages(document: ReportDocument, formats: Formats): Promise<Uint8Array> {
  const { say } = formats;
  const pdf = pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [40, 40, 40, 48],
    compress: true,
    info: { title: document.title, creator: 'Hisaab' },
    language: formats.locale,
    defaultStyle: { font: FONT, fontSize: 9, color: '#212529' },
    footer: (page: number, count: number) => ({
      columns: [
        { text: 'Hisaab', color: GREY },
        { text: say('page', { page, pages: count }), alignment: 'right', color: GREY },
      ],
      fontSize: 8,
      margin: [40, 14, 40, 0],
    }),
    content: [
      { text: clipped(document.title, 300), fontSize: 16, bold: true },
      { text: document.subtitle, color: GREY, margin: [0, 3, 0, 10] },
      ...document.notes.map((note) => ({ text: note, italics: false, margin: [0, 0, 0, 6] })),
      figures(document.facts, formats),
      ...document.charts.map((chart) => ({
        unbreakable: true,
        margin: [0, 12, 0, 0],
        stack: [
          { text: clipped(chart.title, 160), bold: true, fontSize: 11, margin: [0, 0, 0, 6] },
          { svg: chartSvg(chart, formats), width: CHART_WIDTH },
        ],
      })),
      ...document.tables.filter(({ rows }) => rows.length > 0).flatMap((table) => drawnTable(table, formats)),
    ],
  });
  return pdf.getBuffer();
}

function figures(facts: readonly Fact[], formats: Formats): object {
  const cells = facts.map(({ label, kind, value }) => ({
    stack: [
      { text: clipped(label), color: GREY, fontSize: 8 },
      { text: formats.cell(kind, value), bold: true, fontSize: 11 },
    ],
    margin: [0, 2, 0, 4],
  }));
  const rows = Array.from({ length: Math.ceil(cells.length / 4) }, (_, at) =>
    Array.from({ length: 4 }, (_empty, column) => cells[at * 4 + column] ?? { text: '' }),
  );
  return { layout: 'noBorders', table: { widths: ['25%', '25%', '25%', '25%'], body: rows } };
}

function drawnTable({ name, columns, rows }: Table, formats: Formats): object[] {
  const body = rows
    .slice(0, MOST_ROWS)
    .map((row) => row.map((cell, at) => drawnCell(cell, columns[at], formats)));
  const head = columns.map(({ label, kind }) => ({
    ...{ text: label, bold: true, alignment: sideOf(kind) },
    noWrap: kind !== 'text',
  }));
  const isCut = rows.length > MOST_ROWS;
  return [
    { text: name, bold: true, fontSize: 12, margin: [0, 16, 0, 4], headlineLevel: 1 },
    {
      layout: 'lightHorizontalLines',
      fontSize: 8.5,
      table: {
        headerRows: 1,
        keepWithHeaderRows: 2,
        dontBreakRows: true,
        widths: columns.map(({ kind }, at) => (kind === 'text' || at === 0 ? '*' : 'auto')),
        body: [head, ...body],
      },
    },
    ...(isCut
      ? [
          {
            text: formats.say('moreRows', { count: rows.length - MOST_ROWS }),
            color: GREY,
            margin: [0, 4, 0, 0],
          },
        ]
      : []),
  ];
}

function drawnCell(cell: Cell, column: Column | undefined, formats: Formats): object {
  const kind = column?.kind ?? 'text';
  return { text: clipped(formats.cell(kind, cell)), alignment: sideOf(kind), noWrap: kind !== 'text' };
}

const sideOf = (kind: CellKind): string =>
  kind === 'money' || kind === 'count' || kind === 'share' ? 'right' : 'left';

/** A place to break in what has no blanks. */
function clipped(text: string, most = MOST_LETTERS): string {
  return short(text, most).replace(/\S{24}/gu, '$&\u200b');
}
