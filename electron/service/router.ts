import { api } from './answer.ts'
import { appHandlers } from './app-handlers.ts'
import { automationHandlers } from './automation-handlers.ts'
import { catalogueHandlers } from './catalogue-handlers.ts'
import { documentsHandlers } from './documents-handlers.ts'
import { eaReportHandlers } from './ea-report-handlers.ts'
import { evidenceHandlers } from './evidence-handlers.ts'
import { handoverHandlers } from './handover-handlers.ts'
import { issuesHandlers } from './issues-handlers.ts'
import { maintenanceHandlers } from './maintenance-handlers.ts'
import { releasesHandlers } from './releases-handlers.ts'
import { rolloutHandlers } from './rollout-handlers.ts'
import { testbedHandlers } from './testbed-handlers.ts'
import { ticketsHandlers } from './tickets-handlers.ts'
import { verificationsHandlers } from './verifications-handlers.ts'

/** The contract, answered: the same for every transport. */
export const router = api.router({
  app: appHandlers,
  catalogue: catalogueHandlers,
  releases: releasesHandlers,
  verifications: verificationsHandlers,
  automation: automationHandlers,
  evidence: evidenceHandlers,
  issues: issuesHandlers,
  testbed: testbedHandlers,
  handover: handoverHandlers,
  documents: documentsHandlers,
  maintenance: maintenanceHandlers,
  tickets: ticketsHandlers,
  rollout: rolloutHandlers,
  eaReports: eaReportHandlers,
})
