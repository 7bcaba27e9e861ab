export interface RenderedTemplate {
  readonly title: string;
  readonly body: string;
  readonly locale: string;
  readonly version: number;
}

/** Templating finds the words: a direct call in one process, HTTP when split. */
export abstract class TemplateRenderer {
  abstract render(
    key: string,
    locale: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<RenderedTemplate>;
}
