import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import classes from './picture-list.module.css';
import { PICTURES } from './pictures';
import { daysChange, type ReportFilters, type Span, withChange } from './report-view';

interface PictureListProps {
  /** A picture's id, or the overview. */
  here: string;
  span: Span;
  filters: ReportFilters;
}

const OVERVIEW = 'overview';

function groupsOfPictures() {
  const groups = new Map<(typeof PICTURES)[number]['group'], (typeof PICTURES)[number][]>();
  for (const picture of PICTURES) {
    groups.set(picture.group, [...(groups.get(picture.group) ?? []), picture]);
  }
  return [...groups];
}

/** The questions that reports answer, grouped: links on a wide page, one choice on a phone. Days and filters go along. */
export function PictureList({ here, span, filters }: PictureListProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const same = withChange(new URLSearchParams(), { ...daysChange(span), filters });
  const overview = `/reports/${span.kind === 'custom' ? 'monthly' : span.kind}?date=${span.from}`;
  const to = (id: string) => (id === OVERVIEW ? overview : `/reports/${id}?${same}`);
  const link = (id: string, label: string) => (
    <li key={id}>
      <Link to={to(id)} className={classes.link} aria-current={id === here ? 'page' : undefined}>
        {label}
      </Link>
    </li>
  );
  const groups = groupsOfPictures();
  return (
    <>
      <NativeSelect
        className={classes.narrow}
        aria-label={t('pictures.question')}
        value={here}
        onChange={(event) => void navigate(to(event.currentTarget.value))}
        data={[
          { value: OVERVIEW, label: t('pictures.overview') },
          ...groups.map(([group, pictures]) => ({
            group: t(group),
            items: pictures.map(({ id, question }) => ({ value: id, label: t(question) })),
          })),
        ]}
      />
      <nav aria-label={t('pictures.question')} className={classes.wide}>
        <ul className={classes.links}>{link(OVERVIEW, t('pictures.overview'))}</ul>
        {groups.map(([group, pictures]) => (
          <div key={group} className={classes.group}>
            <Text size="xs" c="dimmed" fw={600} component="span">
              {t(group)}
            </Text>
            <ul className={classes.links} aria-label={t(group)}>
              {pictures.map(({ id, question }) => link(id, t(question)))}
            </ul>
          </div>
        ))}
      </nav>
    </>
  );
}
