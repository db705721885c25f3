/** Skills, the role of a lead, what is shown of a person, and stopping bookings. */
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { editWorker, listSkills } from '../contract-workers.ts'
import type { Worker } from './WorkerCard.tsx'

type Values = {
  readonly skills: string
  readonly isLead: boolean
  readonly nameVisible: boolean
  readonly contactVisible: boolean
  readonly blocked: string
}

export function EditWorker({ worker }: { readonly worker: Worker }) {
  const t = useWords()
  const { said } = useNotices()
  const edit = useAct(editWorker, { done: () => said(t('shifts.saved')) })
  const known = useRead(listSkills, {}).data?.skills ?? []
  return (
    <Sheet words={t('shifts.edit_worker')} title={t('shifts.edit_worker')} icon="edit">
      {(close) => (
        <Form<Values, typeof editWorker>
          name={`worker-${worker.member}`}
          start={{
            skills: worker.skills.join(', '),
            isLead: worker.isLead,
            nameVisible: worker.nameVisible,
            contactVisible: worker.contactVisible,
            blocked: worker.blocked ?? '',
          }}
          act={edit}
          send={({ skills, blocked, ...flags }) => ({
            member: worker.member,
            ...flags,
            blocked,
            skills: [...new Set(skills.split(',').map((skill) => skill.trim()))].filter((skill) => skill !== ''),
          })}
          submit={t('shifts.save')}
          done={close}
        >
          <TextField
            name="skills"
            label={t('shifts.skills')}
            hint={known.length > 0 ? t('shifts.skills_known', { skills: known }) : t('shifts.skills_hint')}
            optional
          />
          <CheckField name="isLead" label={t('shifts.may_lead')} />
          <CheckField name="nameVisible" label={t('shifts.name_visible')} />
          <CheckField name="contactVisible" label={t('shifts.contact_visible')} />
          <TextField name="blocked" label={t('shifts.block')} hint={t('shifts.block_hint')} optional />
        </Form>
      )}
    </Sheet>
  )
}
