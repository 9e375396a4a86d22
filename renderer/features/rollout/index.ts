export { EaReportScreen } from './reports/ea-report-screen.tsx'
export { MyReportsScreen } from './reports/my-reports-screen.tsx'
export { RolloutScreen } from './rollout-screen.tsx'
