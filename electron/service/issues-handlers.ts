import { addIssue, changeIssue, readIssues, removeIssue } from '../usecases/issues/issues.ts'
import { answer, api } from './answer.ts'

const { issues } = api

export const issuesHandlers = issues.router({
  list: issues.list.handler(({ context, input }) => {
    const read = answer(readIssues(context.deps.db, input.verificationId))
    return {
      ...read,
      issues: read.issues.map((detail) => ({ ...detail, missing: [...detail.missing] })),
      missingLinks: [...read.missingLinks],
    }
  }),
  add: issues.add.handler(({ context, input }) => {
    const issue = answer(addIssue(context.deps, input.verificationId, input.criterionId))
    context.changes.publish('verifications')
    return issue
  }),
  change: issues.change.handler(({ context, input }) => {
    const issue = answer(changeIssue(context.deps, input.id, input.before, input.changes))
    context.changes.publish('verifications')
    return issue
  }),
  remove: issues.remove.handler(({ context, input }) => {
    answer(removeIssue(context.deps, input.id))
    context.changes.publish('verifications')
    return {}
  }),
})
