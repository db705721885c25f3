/** The next booklet of the demo: decided, and in force in three weeks; two chapters in the community's own words. */
import type { ActionContext } from '#platform/action.ts'
import { addDays } from '#platform/values/day.ts'
import { addDocument, type DocumentRow, latestVersion } from '../store/welcome.ts'

const daysUntil = 21
const decidedDaysAgo = 16

const texts: DocumentRow['texts'] = {
  benefits: {
    fr: 'Un logiciel commun, pour moins d’argent chacun.\nL’aide de celles et ceux qui l’ont déjà fait.\nUne voix sur ce qui vient ensuite.\nUne semaine par an, des étudiantes et étudiants y travaillent avec nous.',
    nl: 'Gemeenschappelijke software, voor elk minder geld.\nHulp van wie het al gedaan heeft.\nEen stem in wat er komt.\nEén week per jaar werken studenten er met ons aan.',
    de: 'Gemeinsame Software für weniger Geld je Laden.\nHilfe von denen, die es schon gemacht haben.\nMitsprache bei dem, was kommt.\nEine Woche im Jahr arbeiten Studierende mit uns daran.',
    en: 'Common software for less money each.\nHelp from those who have done it.\nA say in what comes next.\nOne week a year, students work on it with us.',
    es: 'Software común, por menos dinero cada uno.\nLa ayuda de quienes ya lo han hecho.\nVoz en lo que viene después.\nUna semana al año, estudiantes trabajan en él con nosotros.',
  },
  conditions: {
    fr: 'Deux contacts, une cotisation pour les membres actifs, les chiffres clés une fois par an.\nTrois mois de préavis.\nLa cotisation n’achète jamais une licence : le logiciel est libre.',
    nl: 'Twee contacten, een bijdrage voor actieve leden, de kerncijfers één keer per jaar.\nDrie maanden opzeg.\nDe bijdrage koopt nooit een licentie: de software is vrij.',
  },
}

export async function seedBooklet(ctx: ActionContext): Promise<void> {
  const last = await latestVersion(ctx.db, ctx.organisation, 'booklet')
  if (!last) return
  const version = last.version + 1
  await addDocument(ctx.db, ctx.organisation, {
    ...{ kind: 'booklet', version, texts, fromDay: addDays(ctx.today, daysUntil) },
    ...{ decisionNumber: 'R-12', decisionOn: addDays(ctx.today, -decidedDaysAgo), by: null, now: ctx.now },
  })
  ctx.record('organisations.document_published', { subject: ctx.organisation, kind: 'booklet', version })
}
