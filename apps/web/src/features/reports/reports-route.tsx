import { lazy } from 'react';
import { useParams } from 'react-router';
import { PicturePage } from './picture-page';
import { PICTURES } from './pictures';
import { isPeriodKind } from './use-report';

const Overview = lazy(() => import('./reports-page'));
const NotFound = lazy(() => import('../../app/not-found-page'));

/** /reports/weekly, monthly and yearly are the overview; each picture has its own page beside it. */
export default function ReportsRoute() {
  const { report } = useParams();
  if (isPeriodKind(report)) return <Overview />;
  const picture = PICTURES.find(({ id }) => id === report);
  return picture ? <PicturePage key={picture.id} picture={picture} /> : <NotFound />;
}
