/** Places by role: how many, how many at least, what one must be able to do, what one must have read. */
import { useId } from 'react'
import { useRead } from '#app/reading.ts'
import { useWords } from '#app/words.ts'
import { readPlanWords } from '../../contract-seats.ts'
import type { TemplateGroup } from '../../rules/template-edit.ts'
import { PlainField } from './plain-fields.tsx'
import { RowsField, readRows, writeRows } from './RowsField.tsx'

interface GroupRow {
  readonly id?: string
  readonly role: string
  readonly seats: string
  readonly minSeats: string
  readonly skills: string
  readonly warnings: string
}

export const groupRows = (groups: readonly TemplateGroup[]): readonly string[] =>
  writeRows<GroupRow>(
    groups.map(({ id, role, seats, minSeats, skills, warnings }) => ({
      id,
      role,
      seats: String(seats),
      minSeats: String(minSeats),
      skills: skills.join(', '),
      warnings: warnings.join('; '),
    })),
  )

export const freshGroups = (role: string): readonly string[] => writeRows<GroupRow>([freshRow(role)])

const freshRow = (role: string): GroupRow => ({ role, seats: '4', minSeats: '0', skills: '', warnings: '' })

const parts = (text: string, mark: string): string[] =>
  text
    .split(mark)
    .map((part) => part.trim())
    .filter(Boolean)

/** The groups as the route takes them. */
export const groupsOf = (kept: readonly string[]) =>
  readRows<GroupRow>(kept).map(({ id, role, seats, minSeats, skills, warnings }) => ({
    ...(id ? { id } : {}),
    role: role.trim(),
    seats: Number(seats),
    minSeats: Number(minSeats || 0),
    skills: parts(skills, ','),
    warnings: parts(warnings, ';'),
  }))

const isSeats = (text: string, least: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= 200

export const groupsProblem = (kept: readonly string[]) =>
  readRows<GroupRow>(kept).some(
    ({ role, seats, minSeats }) => role.trim() === '' || !isSeats(seats, 1) || !isSeats(minSeats || '0', 0),
  )
    ? [{ path: 'groups', code: 'seat_groups' }]
    : []

export function GroupsField({ name }: { readonly name: string }) {
  const t = useWords()
  const id = useId()
  const words = useRead(readPlanWords, {}).data?.words ?? []
  const known = (sort: 'role' | 'skill') => words.filter((one) => one.sort === sort).map(({ word }) => word)
  return (
    <RowsField<GroupRow>
      name={name}
      label={t('shifts.column.roles')}
      hint={t('shifts.plan.groups_hint')}
      least={1}
      fresh={() => freshRow('')}
      addWords={t('shifts.plan.group_add')}
      removeWords={(row) => t('shifts.plan.group_remove', { role: row.role })}
      rowWords={(row) => row.role}
    >
      {(row, change, place) => (
        <>
          <PlainField
            label={t('shifts.column.role')}
            value={row.role}
            change={(role) => change({ role })}
            known={known('role')}
            id={`${id}-role-${place}`}
          />
          <PlainField number label={t('shifts.column.seats')} value={row.seats} change={(seats) => change({ seats })} />
          <PlainField
            number
            label={t('shifts.plan.min_seats')}
            value={row.minSeats}
            change={(minSeats) => change({ minSeats })}
          />
          <div className="rows-wide row">
            <PlainField
              label={t('shifts.plan.skills')}
              value={row.skills}
              change={(skills) => change({ skills })}
              known={known('skill')}
              id={`${id}-skill-${place}`}
            />
            <PlainField
              label={t('shifts.plan.warnings')}
              value={row.warnings}
              change={(warnings) => change({ warnings })}
            />
          </div>
        </>
      )}
    </RowsField>
  )
}
