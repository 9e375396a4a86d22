import { Checkbox } from '@mantine/core'
import type { Roadmap } from '../../../../shared/contract/catalogue-editing.ts'
import type { RoadmapDate } from '../../../../shared/domain/roadmap.ts'
import { formatTime } from '../../../lib/format.ts'
import { useProgram } from '../../../lib/program.tsx'
import { DateField } from '../date-field.tsx'
import { useAct } from '../../../lib/use-act.ts'
import styles from '../catalogue.module.css'

/** The next two releases with their reviews: estimated every six months until a date is set. */
export function RoadmapTable({ roadmap }: { roadmap: Roadmap }) {
  const { api } = useProgram()
  const { act } = useAct()
  const set = ({ qcVersion, milestone }: RoadmapDate, date: string, doneOn: string | null) => {
    void act('Setting the date', () =>
      api.catalogue.edit.setRoadmapDate({ qcVersion, milestone, date, doneOn }),
    )
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
                  <div className={styles.dateLine}>
                    <DateField
                      label={`Date of the ${name}`}
                      value={date.date}
                      onChange={(day) => day !== null && set(date, day, date.doneOn)}
                    />
                    {!date.confirmed && <span className="soft">estimated</span>}
                  </div>
                </td>
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={`${name} is done`}
                    checked={date.doneOn !== null}
                    onChange={(event) => set(date, date.date, event.currentTarget.checked ? today() : null)}
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

/** Today where the definer is. */
function today(): string {
  return formatTime(new Date().toISOString()).slice(0, 10)
}
