/** The grid on a phone: day after day, each with its blocks in the order of time. */
import { Button } from '#app/ui/Button.tsx'
import { useWords } from '#app/words.ts'
import { TemplateBlock } from './TemplateBlock.tsx'
import type { GridProps } from './WeekGrid.tsx'

export function WeekDays({ days, templates, pick, addAt }: GridProps) {
  const t = useWords()
  return (
    <>
      {days.map((day) => (
        <section key={day.number} className="week-day">
          <h2>{day.name}</h2>
          {templates
            .filter((one) => one.day === day.number)
            .sort((a, b) => (a.starts < b.starts ? -1 : 1))
            .map((template) => (
              <TemplateBlock key={template.id} template={template} pick={pick} />
            ))}
          {addAt ? (
            <div>
              <Button kind="quiet" icon="plus" href={addAt(day.number)}>
                {t('shifts.plan.add_on', { day: day.name })}
              </Button>
            </div>
          ) : null}
        </section>
      ))}
    </>
  )
}
