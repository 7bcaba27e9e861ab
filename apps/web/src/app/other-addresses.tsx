import { Navigate, Route, useParams } from 'react-router';

/** What people type or remember in the place of a page's own address. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['/home', '/'],
  ['/transaction', '/transactions'],
  ['/category', '/categories'],
  ['/report', '/reports/monthly'],
  ['/reports', '/reports/monthly'],
  ['/account', '/accounts'],
  ['/imports', '/import'],
  ['/export', '/import'],
  ['/exports', '/import'],
  ['/import-export', '/import'],
  ['/paste', '/import/lines'],
  ['/journal', '/ledger'],
  ['/audit', '/ledger'],
  ['/message', '/messages'],
  ['/notifications', '/messages'],
  ['/setting', '/settings'],
  ['/preferences', '/settings'],
  ['/profile', '/settings'],
  ['/sessions', '/security'],
  ['/password', '/security'],
  ['/first-run', '/welcome'],
];

function ToImport() {
  const { id = '' } = useParams();
  return <Navigate to={`/import/${id}`} replace />;
}

export const otherAddresses = [
  ...OTHERS.map(([from, to]) => <Route key={from} path={from} element={<Navigate to={to} replace />} />),
  <Route key="/imports/:id" path="/imports/:id" element={<ToImport />} />,
];
