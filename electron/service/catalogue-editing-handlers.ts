import type { Result } from '../../shared/errors.ts'
import { getLastCatalogueAction } from '../db/tables/catalogue-actions.ts'
import { getUnfinishedEdit } from '../db/tables/unfinished-edits.ts'
import { undoCatalogue } from '../usecases/catalogue/change-catalogue.ts'
import { confirmFamily } from '../usecases/catalogue/confirm-family.ts'
import { declareChange } from '../usecases/catalogue/declare-change.ts'
import { createDraft, deleteDraft, updateDraft } from '../usecases/catalogue/drafts.ts'
import { removeCriterion, saveCriterion } from '../usecases/catalogue/edit-criterion.ts'
import { previewEffect } from '../usecases/catalogue/effect.ts'
import { changeMapping, changeProductCapabilities } from '../usecases/catalogue/mapping.ts'
import { publishQcRelease } from '../usecases/catalogue/publish.ts'
import { readRoadmap, setRoadmapDate, type Roadmap } from '../usecases/catalogue/roadmap.ts'
import { saveCapability, saveProduct } from '../usecases/catalogue/save-product.ts'
import { changeCriteria } from '../usecases/catalogue/take-in-criteria.ts'
import { keepUnfinishedEdit } from '../usecases/catalogue/unfinished-edits.ts'
import { answer, api } from './answer.ts'
import type { ServiceContext } from './context.ts'

const { edit } = api.catalogue

/** Answers the result, and tells every window: templates change with the catalogue. */
export function changedCatalogue<T>(context: ServiceContext, result: Result<T>): T {
  const value = answer(result)
  context.changes.publish('catalogue', 'releases')
  return value
}

export const catalogueEditingHandlers = edit.router({
  createDraft: edit.createDraft.handler(({ context, input }) =>
    changedCatalogue(context, createDraft(context.deps, input)),
  ),
  updateDraft: edit.updateDraft.handler(({ context, input }) =>
    changedCatalogue(context, updateDraft(context.deps, input.qcReleaseId, input.fields)),
  ),
  deleteDraft: edit.deleteDraft.handler(({ context, input }) =>
    changedCatalogue(context, deleteDraft(context.deps, input.qcReleaseId)),
  ),
  publish: edit.publish.handler(({ context, input }) => {
    const { qcRelease, deprecated } = changedCatalogue(
      context,
      publishQcRelease(context.deps, input.qcReleaseId),
    )
    return { qcRelease, deprecated: [...deprecated] }
  }),
  saveCriterion: edit.saveCriterion.handler(({ context, input }) =>
    changedCatalogue(context, saveCriterion(context.deps, input)),
  ),
  removeCriterion: edit.removeCriterion.handler(({ context, input }) =>
    changedCatalogue(context, removeCriterion(context.deps, input)),
  ),
  changeCriteria: edit.changeCriteria.handler(({ context, input }) => {
    changedCatalogue(context, changeCriteria(context.deps, input))
    return {}
  }),
  declareChange: edit.declareChange.handler(({ context, input }) =>
    changedCatalogue(context, declareChange(context.deps, input)),
  ),
  changeMapping: edit.changeMapping.handler(({ context, input }) => {
    const { changed, skipped } = changedCatalogue(
      context,
      changeMapping(context.deps, input.qcReleaseId, input.wishes),
    )
    return { changed, skipped: [...skipped] }
  }),
  changeCapabilities: edit.changeCapabilities.handler(({ context, input }) => {
    const { changed, skipped } = changedCatalogue(
      context,
      changeProductCapabilities(context.deps, input.wishes),
    )
    return { changed, skipped: [...skipped] }
  }),
  saveProduct: edit.saveProduct.handler(({ context, input }) =>
    changedCatalogue(context, saveProduct(context.deps, input)),
  ),
  confirmFamily: edit.confirmFamily.handler(({ context, input }) =>
    changedCatalogue(context, confirmFamily(context.deps, input.family)),
  ),
  saveCapability: edit.saveCapability.handler(({ context, input }) =>
    changedCatalogue(context, saveCapability(context.deps, input)),
  ),
  previewEffect: edit.previewEffect.handler(({ context, input }) =>
    answer(previewEffect(context.deps, input)),
  ),
  undoable: edit.undoable.handler(({ context }) => ({
    label: getLastCatalogueAction(context.deps.db)?.label ?? null,
  })),
  undo: edit.undo.handler(({ context }) => changedCatalogue(context, undoCatalogue(context.deps))),
  unfinished: edit.unfinished.handler(({ context, input }) => ({
    body: getUnfinishedEdit(context.deps.db, input.subject),
  })),
  keepUnfinished: edit.keepUnfinished.handler(({ context, input }) =>
    answer(keepUnfinishedEdit(context.deps, input.subject, input.body)),
  ),
  roadmap: edit.roadmap.handler(({ context }) => shownRoadmap(readRoadmap(context.deps))),
  setRoadmapDate: edit.setRoadmapDate.handler(({ context, input }) =>
    shownRoadmap(changedCatalogue(context, setRoadmapDate(context.deps, input))),
  ),
})

function shownRoadmap({ dates, reminders }: Roadmap) {
  return { dates: [...dates], reminders: [...reminders] }
}
