import { Inject, Injectable } from '@nestjs/common';
import { Answer, RequestCounts } from '@hisaab/platform';
import type { Access } from '@hisaab/security';
import { answer, formatOf, type DataFormat, type ReportFormat } from '../reports/reports.answer';
import { ReportVocabulary } from './report-words.files';
import type { ReportName } from './report.documents';
import { ReportPress } from './report.press';

export interface Asked {
  readonly access: Access;
  readonly format: ReportFormat | undefined;
  readonly accept: string | undefined;
}

/** A report in the form that was asked for: as the module writes it, or as a file made from its JSON. */
@Injectable()
export class ReportAnswers {
  constructor(
    @Inject(ReportPress) private readonly press: ReportPress,
    @Inject(ReportVocabulary) private readonly vocabulary: ReportVocabulary,
    @Inject(RequestCounts) private readonly counts: RequestCounts,
  ) {}

  async of(
    { access, format: asked, accept }: Asked,
    name: ReportName,
    period: string,
    read: (format: DataFormat) => Promise<string>,
  ): Promise<Answer<string | Buffer>> {
    const format = formatOf(asked, accept);
    const title = `${name}-${period}`;
    if (format === 'json' || format === 'csv') return answer(await read(format), format, title);
    // A file costs what an export costs.
    await this.counts.take('export', access.userId);
    const json = await read('json');
    const { timezone } = access;
    const bytes = await this.press.make({
      name,
      format,
      json,
      timezone,
      ...this.vocabulary.of(access.locale),
    });
    return answer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), format, title);
  }
}
