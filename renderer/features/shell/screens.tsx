import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Link, Route, Switch } from 'wouter'
import { useWaiting } from '../../lib/commands.tsx'
import { useProgram } from '../../lib/program.tsx'
import { decodeParam, routes } from '../../lib/routes.ts'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { HomeScreen } from '../home/index.ts'
import { PpaScreen, PpasScreen } from '../ppas/index.ts'
import { ReleaseScreen, ReleasesScreen } from '../releases/index.ts'
import { SettingsScreen } from '../settings/index.ts'

const loadRun = () => import('../run/index.ts')
const loadReport = () => import('../report/index.ts')
const loadReports = () => import('../reports/index.ts')
const loadCatalogue = () => import('../catalogue/index.ts')
const loadTickets = () => import('../tickets/index.ts')
const loadRollout = () => import('../rollout/index.ts')
const MyReportsScreen = lazy(async () => ({ default: (await loadRollout()).MyReportsScreen }))
const EaReportScreen = lazy(async () => ({ default: (await loadRollout()).EaReportScreen }))
const RolloutScreen = lazy(async () => ({ default: (await loadRollout()).RolloutScreen }))
const TicketsScreen = lazy(async () => ({ default: (await loadTickets()).TicketsScreen }))
const TicketScreen = lazy(async () => ({ default: (await loadTickets()).TicketScreen }))
const NewTicketScreen = lazy(async () => ({ default: (await loadTickets()).NewTicketScreen }))
const OutboxScreen = lazy(async () => ({ default: (await loadTickets()).OutboxScreen }))
const RunScreen = lazy(async () => ({ default: (await loadRun()).RunScreen }))
const ReportScreen = lazy(async () => ({ default: (await loadReport()).ReportScreen }))
const DocumentScreen = lazy(async () => ({ default: (await loadReport()).DocumentScreen }))
const ReportsScreen = lazy(async () => ({ default: (await loadReports()).ReportsScreen }))
const CatalogueScreen = lazy(async () => ({ default: (await loadCatalogue()).CatalogueScreen }))

/** The first screen of an Early Adopter is the list of reports. */
function StartScreen() {
  const { reads } = useProgram()
  const role = useQuery(reads.settings()).data?.role
  return role === 'early adopter' ? <MyReportsScreen /> : <HomeScreen />
}

/** Which screen stands at which address. The heavy ones are fetched once the first screen is there. */
export function Screens() {
  useEffect(() => {
    const timer = setTimeout(() => void Promise.all([loadRun(), loadCatalogue()]), 1500)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/">
          <StartScreen />
        </Route>
        <Route path="/ppas">
          <PpasScreen />
        </Route>
        <Route path="/ppas/:id">{({ id }) => <PpaScreen key={id} id={decodeParam(id)} />}</Route>
        <Route path="/releases">
          <ReleasesScreen />
        </Route>
        <Route path="/releases/:version">
          {({ version }) => <ReleaseScreen key={version} version={decodeParam(version)} />}
        </Route>
        <Route path="/runs/:id">{({ id }) => <RunScreen key={id} id={decodeParam(id)} />}</Route>
        <Route path="/runs/:id/report">{({ id }) => <ReportScreen key={id} id={decodeParam(id)} />}</Route>
        <Route path="/catalogue/:part?">
          {({ part }) => <CatalogueScreen part={decodeParam(part ?? 'criteria')} />}
        </Route>
        <Route path="/reports">
          <ReportsScreen />
        </Route>
        <Route path="/documents/:wanted">
          {({ wanted }) => <DocumentScreen key={wanted} address={decodeParam(wanted)} />}
        </Route>
        <Route path="/tickets">
          <TicketsScreen />
        </Route>
        <Route path="/tickets/new">
          <NewTicketScreen />
        </Route>
        <Route path="/tickets/:accountId/:number">
          {({ accountId, number }) => (
            <TicketScreen
              key={`${accountId} ${number}`}
              accountId={decodeParam(accountId)}
              number={decodeParam(number)}
            />
          )}
        </Route>
        <Route path="/outbox">
          <OutboxScreen />
        </Route>
        <Route path="/rollout/reports/:id">
          {({ id }) => <EaReportScreen key={id} id={decodeParam(id)} />}
        </Route>
        <Route path="/rollout/:part?">
          {({ part }) => <RolloutScreen part={decodeParam(part ?? 'board')} />}
        </Route>
        <Route path="/settings">
          <SettingsScreen />
        </Route>
        <Route>
          <Page title="Nothing here">
            <Empty title="There is no screen at this address.">
              <Link href={routes.home}>Go to Home</Link>
            </Empty>
          </Page>
        </Route>
      </Switch>
    </Suspense>
  )
}

/** The code of a screen is on its way: keys struck meanwhile are for it. */
function Waiting() {
  useWaiting(true)
  return null
}
