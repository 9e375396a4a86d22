import { app } from './app.ts'
import { automation } from './automation.ts'
import { catalogue } from './catalogue.ts'
import { documents } from './documents.ts'
import { eaReports } from './ea-reports.ts'
import { evidence } from './evidence.ts'
import { handover } from './handover.ts'
import { issues } from './issues.ts'
import { maintenance } from './maintenance.ts'
import { releases } from './releases.ts'
import { rollout } from './rollout.ts'
import { testbed } from './testbed.ts'
import { tickets } from './tickets.ts'
import { verifications } from './verifications.ts'

/** Everything a face can ask of the service, topic by topic. */
export const contract = {
  app,
  catalogue,
  releases,
  verifications,
  automation,
  evidence,
  issues,
  testbed,
  handover,
  documents,
  maintenance,
  tickets,
  rollout,
  eaReports,
}
