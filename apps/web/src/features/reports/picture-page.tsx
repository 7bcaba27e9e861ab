import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { PictureList } from './picture-list';
import type { Picture } from './pictures';
import { ReportFilterBar } from './report-filters';
import { useReportView } from './use-report-view';

/** The page of one picture: its question, the other questions, the filters, the answer. */
export function PicturePage({ picture }: { picture: Picture }) {
  const { t } = useTranslation();
  const { span, filters } = useReportView();
  const Shown = picture.show;
  return (
    <Page title={t(picture.question)}>
      <PictureList here={picture.id} span={span} filters={filters} />
      <ReportFilterBar />
      <Suspense fallback={<PageSkeleton lines={5} />}>
        <Shown />
      </Suspense>
    </Page>
  );
}
