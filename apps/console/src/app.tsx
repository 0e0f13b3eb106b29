import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import { createBrowserRouter, createRoutesFromElements, Route, RouterProvider } from 'react-router'
import { Crash } from './components/crash.tsx'
import { FirstRun, firstRunPath } from './first-run/index.tsx'
import { paths } from './routes.ts'
import { createQueryClient } from './session/query-client.ts'
import { SessionGate } from './session/session-gate.tsx'
import { FirstPage } from './shell/first-page.tsx'
import { Shell } from './shell/shell.tsx'
import { ThemeProvider } from './theme/theme-provider.tsx'

const CounterPage = lazy(() => import('./visits/counter/index.tsx'))
const VisitsPage = lazy(() => import('./visits/records/index.tsx'))
const WorkstationPage = lazy(() => import('./visits/workstation/index.tsx'))
const TemplatesPage = lazy(() => import('./visits/templates/index.tsx'))
const MembersPage = lazy(() => import('./club/members/index.tsx'))
const DuplicatesPage = lazy(() => import('./people/duplicates/index.tsx'))
const MergesPage = lazy(() => import('./people/merges/index.tsx'))
const EnrolPage = lazy(() => import('./club/enrol/index.tsx'))
const PointsPage = lazy(() => import('./club/points/index.tsx'))
const DiscountsPage = lazy(() => import('./club/discounts/index.tsx'))
const AgreementsPage = lazy(() => import('./club/agreements/index.tsx'))
const RewardsPage = lazy(() => import('./club/rewards/index.tsx'))
const RedemptionsPage = lazy(() => import('./club/redemptions/index.tsx'))
const UpgradesPage = lazy(() => import('./club/upgrades/index.tsx'))
const RulesPage = lazy(() => import('./club/rules/index.tsx'))
const WorkTypesPage = lazy(() => import('./club/work-types/index.tsx'))
const RuleVersionPage = lazy(() => import('./club/rules/version.tsx'))
const RuleDraftPage = lazy(() => import('./club/rules/draft.tsx'))
const StaffPage = lazy(() => import('./system/staff/index.tsx'))
const StoresPage = lazy(() => import('./system/stores/index.tsx'))
const ClubPage = lazy(() => import('./system/club/index.tsx'))
const JobsPage = lazy(() => import('./system/jobs/index.tsx'))
const ActsPage = lazy(() => import('./system/acts/index.tsx'))
const NotFoundPage = lazy(() => import('./shell/not-found/index.tsx'))

const router = createBrowserRouter(
  createRoutesFromElements(
    <Route element={<Shell />}>
      <Route path={paths.home} element={<FirstPage />} />
      <Route path={paths.counter} element={<CounterPage />} />
      <Route path={paths.visits} element={<VisitsPage />} />
      <Route path={paths.workstation} element={<WorkstationPage />} />
      <Route path={paths.templates} element={<TemplatesPage />} />
      <Route path={paths.members} element={<MembersPage />} />
      <Route path={paths.upgrades} element={<UpgradesPage />} />
      <Route path={paths.duplicates} element={<DuplicatesPage />} />
      <Route path={paths.merges} element={<MergesPage />} />
      <Route path={paths.enrol} element={<EnrolPage />} />
      <Route path={paths.points} element={<PointsPage />} />
      <Route path={paths.discounts} element={<DiscountsPage />} />
      <Route path={paths.agreements} element={<AgreementsPage />} />
      <Route path={paths.rewards} element={<RewardsPage />} />
      <Route path={paths.redemptions} element={<RedemptionsPage />} />
      <Route path={paths.rules} element={<RulesPage />} />
      <Route path={paths.workTypes} element={<WorkTypesPage />} />
      <Route path={paths.ruleVersion} element={<RuleVersionPage />} />
      <Route path={paths.ruleDraft} element={<RuleDraftPage />} />
      <Route path={paths.staff} element={<StaffPage />} />
      <Route path={paths.stores} element={<StoresPage />} />
      <Route path={paths.club} element={<ClubPage />} />
      <Route path={paths.jobs} element={<JobsPage />} />
      <Route path={paths.acts} element={<ActsPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Route>,
  ),
  { basename: '/console' },
)

/** Before there is a club nobody can sign in. */
const isFirstRun = window.location.pathname === firstRunPath

/** The manager's desk: theme, session, routes. Pages come when they are opened. */
export function App() {
  const [client] = useState(createQueryClient)
  return (
    <ThemeProvider>
      <Crash>
        <QueryClientProvider client={client}>
          {isFirstRun ? (
            <FirstRun />
          ) : (
            <SessionGate>
              <RouterProvider router={router} />
            </SessionGate>
          )}
        </QueryClientProvider>
      </Crash>
    </ThemeProvider>
  )
}
