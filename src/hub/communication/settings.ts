/** What a community may tune of its newsletter and its help list; defaults and bounds from domain-hub-governance-communication 5.1. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'
import { isChat } from './rules/site.ts'

/** Mails a second at most. */
export const perSecond = setting('news.per_second', 'news', z.int().min(1).max(100), 10)
/** Mails at a time; then the next minute goes on. */
export const batch = setting('news.batch', 'news', z.int().min(10).max(5000), 1000)
/** After so many that did not go out, a person looks. */
export const stopAfterErrors = setting('news.stop_after_errors', 'news', z.int().min(10).max(10_000), 1000)

/** Mails to the help list with more addresses than that wait for a moderator. */
export const holdRecipients = setting('list.hold_recipients', 'help_list', z.int().min(2).max(100), 10)
/** The same for the size of what is no picture and no PDF. */
export const holdKb = setting('list.hold_kb', 'help_list', z.int().min(1).max(1000), 40)
/** A digest that has grown to that leaves before 07:00. */
export const digestKb = setting('list.digest_kb', 'help_list', z.int().min(10).max(500), 30)
export const replies = setting('list.replies', 'help_list', z.enum(['list', 'sender']), 'list')
/** Domains whose DMARC lets nobody else send in their name; `*` is all of them. */
export const strictDomains = setting(
  'list.strict_domains',
  'help_list',
  z.string().max(2000),
  'yahoo.com, yahoo.fr, yahoo.de, yahoo.es, ymail.com, aol.com, icloud.com, me.com, mac.com, proton.me, protonmail.com',
)
/** Headers and words in them for which a mail waits: `Header: words; Header: words`. */
export const suspicious = setting(
  'list.suspicious',
  'help_list',
  z.string().max(1000),
  'X-Spam-Flag: yes; X-Spam-Status: yes; Authentication-Results: dmarc=fail',
)

/** Whether the community has a site that everybody may read. */
export const siteOpen = setting('site.open', 'site', z.boolean(), true)
/** Where the community talks from day to day: a link that leads elsewhere, or nothing. */
export const siteChat = setting('site.chat', 'site', z.string().trim().max(300).refine(isChat), '')
/** For how many days whoever runs the server keeps its technical log: what the privacy page promises. */
export const logDays = setting('privacy.log_days', 'site', z.int().min(0).max(90), 14)
/** Under which licence a contributor gives work. */
export const licence = setting('tasks.licence', 'tasks', z.string().min(2).max(60), 'AGPL-3.0-or-later')
/** Days a mentor has to answer what was delivered. */
export const answerDays = setting('tasks.answer_days', 'tasks', z.int().min(1).max(30), 3)
/** Days without a move after which a task goes back; in an Open Week that runs, sooner. */
export const idleDays = setting('tasks.idle_days', 'tasks', z.int().min(3).max(90), 14)
export const weekIdleDays = setting('tasks.week_idle_days', 'tasks', z.int().min(1).max(14), 3)
/** Ready tasks for each participant of an Open Week, so many days before it, and people for each mentor. */
export const perParticipant = setting('tasks.per_participant', 'tasks', z.int().min(1).max(10), 2)
export const weekReadyDays = setting('tasks.week_ready_days', 'tasks', z.int().min(1).max(30), 7)
export const perMentor = setting('tasks.per_mentor', 'tasks', z.int().min(1).max(10), 4)
export const circleMinutes = setting('tasks.circle_minutes', 'tasks', z.int().min(5).max(60), 15)
export const demoMinutes = setting('tasks.demo_minutes', 'tasks', z.int().min(15).max(240), 60)
/** Open data come out four times a year, unless a community keeps them to itself. */
export const dataOpen = setting('data.open', 'data', z.boolean(), true)
/** Counts below are hidden. */
export const dataK = setting('data.k', 'data', z.int().min(3).max(20), 5)
export const dataLicence = setting('data.licence', 'data', z.enum(['CC-BY-4.0', 'CC0-1.0', 'ODbL-1.0']), 'CC-BY-4.0')

export const settings = [
  ...[dataOpen, dataK, dataLicence],
  ...[perSecond, batch, stopAfterErrors],
  ...[siteOpen, siteChat, logDays],
  ...[holdRecipients, holdKb, digestKb, replies, strictDomains, suspicious],
  ...[
    licence,
    answerDays,
    idleDays,
    weekIdleDays,
    perParticipant,
    weekReadyDays,
    perMentor,
    circleMinutes,
    demoMinutes,
  ],
] as SettingDefinitions
