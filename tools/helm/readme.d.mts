export interface ReadmeChart {
  readonly name: string;
  readonly description: string;
  readonly brings: readonly string[];
}

export function readme(
  chart: ReadmeChart,
  values: string,
  others: readonly { readonly file: string; readonly text: string }[],
): string;
