import { lazy, Suspense } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { useSession } from './book';
import { useHeadingFocus } from './heading-focus';
import { StandAlone } from './stand-alone';

const Shell = lazy(() => import('./shell'));
const Home = lazy(() => import('../features/home/home-page'));
const Login = lazy(() => import('../features/auth/login-page'));
const Signup = lazy(() => import('../features/auth/signup-page'));
const FirstRun = lazy(() => import('../features/first-run/first-run-page'));
const Transactions = lazy(() => import('../features/transactions/transactions-page'));
const Categories = lazy(() => import('../features/categories/categories-page'));
const Reports = lazy(() => import('../features/reports/reports-page'));
const Accounts = lazy(() => import('../features/accounts/accounts-page'));
const ImportExport = lazy(() => import('../features/imports/import-export-page'));
const Import = lazy(() => import('../features/imports/import-page'));
const Ledger = lazy(() => import('../features/ledger/ledger-page'));
const Messages = lazy(() => import('../features/messages/messages-page'));
const Settings = lazy(() => import('../features/settings/settings-page'));
const Security = lazy(() => import('../features/security/security-page'));
const Status = lazy(() => import('../features/status/status-page'));
const Design = lazy(() => import('../features/design/design-page'));
const NotFound = lazy(() => import('./not-found-page'));

/** Pages of a signed-in person; others are sent to the login and come back after it. */
function SignedIn() {
  const { pathname, search } = useLocation();
  if (useSession()) return <Outlet />;
  const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
  return <Navigate to={`/login${next}`} replace />;
}

export function AppRoutes() {
  useHeadingFocus();
  return (
    <Routes>
      <Route element={<StandAlone />}>
        <Route path="/login" element={<Login />} />
        <Route path="/signup" element={<Signup />} />
        <Route element={<SignedIn />}>
          <Route path="/welcome" element={<FirstRun />} />
        </Route>
      </Route>
      <Route element={<SignedIn />}>
        <Route
          element={
            <Suspense>
              <Shell />
            </Suspense>
          }
        >
          <Route path="/" element={<Home />} />
          <Route path="/transactions" element={<Transactions />} />
          <Route path="/categories" element={<Categories />} />
          <Route path="/reports" element={<Navigate to="/reports/monthly" replace />} />
          <Route path="/reports/:kind" element={<Reports />} />
          <Route path="/accounts" element={<Accounts />} />
          <Route path="/import" element={<ImportExport />} />
          <Route path="/import/:id" element={<Import />} />
          <Route path="/ledger" element={<Ledger />} />
          <Route path="/messages" element={<Messages />} />
          <Route path="/settings" element={<Settings />} />
          <Route path="/security" element={<Security />} />
          <Route path="/status" element={<Status />} />
          <Route path="/design" element={<Design />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Route>
    </Routes>
  );
}
