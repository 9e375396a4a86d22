import { Checkbox } from '@mantine/core'
import type { Roadmap } from '../../../../shared/contract/catalogue-editing.ts'
import type { RoadmapDate } from '../../../../shared/domain/roadmap.ts'
import { useProgram } from '../../../lib/program.tsx'
import { useAct } from '../use-act.ts'
import styles from '../catalogue.module.css'

/** The next two releases with their reviews: estimated every six months until a date is set. */
export function RoadmapTable({ roadmap }: { roadmap: Roadmap }) {
  const { api } = useProgram()
  const { act } = useAct()
  const set = ({ qcVersion, milestone }: RoadmapDate, date: string, doneOn: string | null) => {
    if (date !== '') {
      void act('Setting the date', () =>
        api.catalogue.edit.setRoadmapDate({ qcVersion, milestone, date, doneOn }),
      )
    }
  }
  return (
    <section className={styles.detailBody} aria-label="Roadmap">
      <h3>Roadmap</h3>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">QC</th>
            <th scope="col">Milestone</th>
            <th scope="col">Date</th>
            <th scope="col">Done</th>
          </tr>
        </thead>
        <tbody>
          {roadmap.dates.map((date) => {
            const name = `${date.milestone} of QC ${date.qcVersion}`
            return (
              <tr key={name}>
                <td>{date.qcVersion}</td>
                <td>{date.milestone}</td>
                <td>
                  <input
                    type="date"
                    className={styles.date}
                    aria-label={`Date of the ${name}`}
                    value={date.date}
                    onChange={(event) => set(date, event.currentTarget.value, date.doneOn)}
                  />{' '}
                  {!date.confirmed && <span className="soft">estimated</span>}
                </td>
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={`${name} is done`}
                    checked={date.doneOn !== null}
                    onChange={(event) => set(date, date.date, event.currentTarget.checked ? date.date : null)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
