export { ReportScreen } from './report-screen.tsx'
export { DocumentScreen } from './document-screen.tsx'
