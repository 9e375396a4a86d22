import { Button, Checkbox, MultiSelect, NativeSelect } from '@mantine/core'
import type { IssueDetail } from '../../../shared/contract/issues.ts'
import {
  GgusPriority,
  priorityMeaning,
  titleMissing,
  proposePriority,
  type FoundIssue,
  type FoundIssueFields,
} from '../../../shared/domain/found-issue.ts'
import type { VerificationRow } from '../../../shared/domain/verification.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import type { IssueWords } from '../../lib/draft-key.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { ScrollPane } from '../../ui/scroll-pane.tsx'
import { DraftWords } from './draft-words.tsx'
import styles from './issues.module.css'
import type { WorkWrites } from './use-work-writes.ts'

interface IssueFormProps {
  readonly detail: IssueDetail
  readonly closed: boolean
  readonly rows: readonly VerificationRow[]
  readonly does: WorkWrites
}

/** One issue. Each field keeps itself; the draft for GGUS beside it always says what it will be. */
export function IssueForm({ detail, closed, rows, does }: IssueFormProps) {
  const { issue, text, draft, missing, places } = detail
  const change = (changes: Partial<FoundIssueFields>) => does.changeIssue(issue.id, issue, changes)
  const raised = issue.critical || issue.showstopper
  const proposed = proposePriority(issue)
  const check = (
    label: string,
    field: 'critical' | 'showstopper' | 'solved' | 'inTicketField' | 'inReply',
  ) => (
    <Checkbox
      size="xs"
      label={label}
      checked={issue[field]}
      disabled={closed}
      onChange={(event) => void change({ [field]: event.currentTarget.checked })}
    />
  )
  return (
    <section className={styles.issue} aria-label={issue.title || 'Issue without a title'}>
      <Words issue={issue} name="title" label="Title" closed={closed} />
      <div className={styles.line}>
        {check('Critical', 'critical')}
        {check('Showstopper', 'showstopper')}
        {check('Solved', 'solved')}
      </div>
      <MultiSelect
        size="xs"
        label="Criteria"
        data={rows.map(({ criterion }) => criterion.id)}
        value={[...issue.criterionIds]}
        disabled={closed}
        searchable
        onChange={(criterionIds) => void change({ criterionIds })}
      />
      <Words issue={issue} name="description" label="What happens" closed={closed} many />
      <Words issue={issue} name="workaround" label="Workaround" closed={closed} many />
      {raised && (
        <div className={styles.line}>
          <NativeSelect
            size="xs"
            label="Priority"
            data={GgusPriority.options.map((value) => ({
              value,
              label: `${value}: ${priorityMeaning[value]}`,
            }))}
            value={issue.priority}
            disabled={closed}
            onChange={(event) => void change({ priority: GgusPriority.parse(event.currentTarget.value) })}
          />
          {issue.priority !== 'less urgent' && (
            <Words issue={issue} name="justification" label="Why it is raised" closed={closed} />
          )}
        </div>
      )}
      {proposed !== null && !closed && (
        <div className={styles.line}>
          <p>
            The priority is still the default. A {issue.showstopper ? 'showstopper' : 'critical issue'} may be
            raised, with a reason: {priorityMeaning[proposed].toLowerCase()}
          </p>
          <Button size="compact-xs" variant="default" onClick={() => void change({ priority: proposed })}>
            Raise to {proposed}
          </Button>
        </div>
      )}
      {missing
        .filter((sentence) => sentence !== titleMissing)
        .map((sentence) => (
          <p key={sentence} className={styles.lacks}>
            {sentence}
          </p>
        ))}
      <details>
        <summary>The ticket for GGUS: {draft.shortDescription}</summary>
        <ScrollPane label="Draft of the ticket" className={styles.draft}>
          <pre>{text}</pre>
        </ScrollPane>
        <div className={styles.line}>
          <Button size="compact-xs" variant="default" onClick={() => void copy(text)}>
            Copy
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => saveFile(new File([text], 'ggus-ticket.txt', { type: 'text/plain' }))}
          >
            Save as a file
          </Button>
        </div>
      </details>
      <Words issue={issue} name="link" label="Address of the ticket" closed={closed} />
      {issue.link.trim() !== '' && (
        <div className={styles.line}>
          {check('In RelatedGGUSTickets', 'inTicketField')}
          {check('In a reply in RT', 'inReply')}
          <Checkbox size="xs" label="In the summary (seen by itself)" checked={places.inSummary} readOnly />
        </div>
      )}
      {!closed && (
        <div>
          <Button size="compact-xs" variant="subtle" onClick={() => void does.removeIssue(issue.id)}>
            Withdraw this issue
          </Button>
        </div>
      )}
    </section>
  )
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    tell('The ticket is in the clipboard.')
  } catch (error) {
    tellTrouble(error, 'Copying')
  }
}

interface WordsProps {
  readonly issue: FoundIssue
  readonly name: IssueWords
  readonly label: string
  readonly closed: boolean
  readonly many?: boolean
}

function Words({ issue, name, label, closed, many = false }: WordsProps) {
  const draft = useDraft(
    { of: 'issue', verification: issue.verificationId, at: `${issue.id}/${name}` },
    { text: issue[name], revision: issue.revision },
  )
  return (
    <DraftWords
      label={label}
      field={`${issue.id}/${name}`}
      draft={draft}
      readOnly={closed}
      many={many}
      error={name === 'title' && draft.text.trim() === '' ? titleMissing : undefined}
    />
  )
}
