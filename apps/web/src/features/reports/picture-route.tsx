import { lazy } from 'react';
import { useParams } from 'react-router';
import { PicturePage } from './picture-page';
import { PICTURES } from './pictures';

const NotFound = lazy(() => import('../../app/not-found-page'));

/** Each picture has its own page beside the overview. */
export default function PictureRoute() {
  const { report } = useParams();
  const picture = PICTURES.find(({ id }) => id === report);
  return picture ? <PicturePage key={picture.id} picture={picture} /> : <NotFound />;
}
