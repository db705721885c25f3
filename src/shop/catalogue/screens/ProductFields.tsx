/** The fields of a product as the editor enters and changes them: the daily ones first, the others in parts to be opened. */
import './form-section.css'
import { useOrganisation } from '#app/session.ts'
import { CheckField, LongTextField, NumberField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { languageNames } from '#platform/values/languages.ts'
import { allergenCodes, allergenWords } from '../rules/allergens.ts'
import { FormSection } from './FormSection.tsx'
import { OrderedField } from './OrderedField.tsx'
import { PairsField } from './PairsField.tsx'
import type { ProductValues } from './product-values.ts'
import { useChoices } from './use-choices.ts'

type Choices = ReturnType<typeof useChoices>

export function ProductFields({ fresh = false }: { readonly fresh?: boolean }) {
  const choices = useChoices()
  return (
    <>
      <Daily fresh={fresh} choices={choices} />
      <Origin choices={choices} />
      <Food />
      <OnLabels />
      <Keeping />
      <Scale choices={choices} />
      <Danger />
      <Use choices={choices} />
    </>
  )
}

interface PartProps {
  readonly choices: Choices
}

const useLabel = () => {
  const t = useWords()
  return (name: string) => t(`catalogue.field.${name}`)
}

function Daily({ fresh, choices }: PartProps & { readonly fresh: boolean }) {
  const t = useWords()
  const label = useLabel()
  return (
    <>
      <TextField name="name" label={label('name')} autoComplete="off" />
      <SelectField
        name="category"
        label={label('category')}
        hint={t('catalogue.category_hint')}
        options={choices.categories}
        optional
      />
      <TextField name="brand" label={label('brand')} optional />
      <TextField name="maker" label={label('maker')} optional />
      <SelectField name="saleUnit" label={label('saleUnit')} options={choices.units} />
      <Content choices={choices} />
      <SelectField
        name="vatClass"
        label={label('vatClass')}
        options={choices.vat}
        {...(fresh ? { hint: t('catalogue.vat_hint') } : {})}
        optional={fresh}
      />
      <LongTextField name="barcodes" label={label('barcodes')} hint={t('catalogue.barcodes_hint')} rows={2} optional />
      {choices.deposits.length > 0 ? (
        <PairsField
          name="deposits"
          label={t('catalogue.deposits')}
          hint={t('catalogue.deposits_hint')}
          keys={choices.deposits}
          figures
        />
      ) : null}
      {choices.qualities.length > 0 ? (
        <OrderedField
          name="qualities"
          label={t('catalogue.qualities')}
          hint={t('catalogue.qualities_hint')}
          options={choices.qualities}
        />
      ) : null}
    </>
  )
}

function Content({ choices: { units } }: PartProps) {
  const t = useWords()
  const label = useLabel()
  const filled = useValues<ProductValues>().amount.trim() !== ''
  return (
    <>
      <NumberField name="amount" label={label('contentAmount')} hint={t('catalogue.content_hint')} decimal optional />
      {filled ? (
        <>
          <SelectField name="amountUnit" label={label('contentUnit')} options={units} />
          <NumberField name="packs" label={label('contentPacks')} />
          <NumberField name="drained" label={label('drainedWeight')} decimal optional />
          <SelectField name="displayUnit" label={label('displayUnit')} options={units} optional />
        </>
      ) : null}
      <SelectField name="secondUnit" label={label('secondUnit')} options={units} optional />
    </>
  )
}

function Origin({ choices }: PartProps) {
  const t = useWords()
  const label = useLabel()
  const zones = (['eu', 'nonEu', 'both'] as const).map((value) => ({ value, label: t(`catalogue.zone.${value}`) }))
  const classes = (['extra', 'I', 'II', 'III'] as const).map((value) => ({
    value,
    label: t(`catalogue.fresh_class.${value}`),
  }))
  return (
    <FormSection
      title={t('catalogue.part.origin')}
      names={['country', 'region', 'originComplement', 'zone', 'freshClass']}
    >
      <SelectField name="country" label={label('country')} options={choices.countries} optional />
      <TextField name="region" label={label('region')} optional />
      <TextField name="originComplement" label={label('complement')} optional />
      <SelectField name="zone" label={label('zone')} options={zones} optional />
      <SelectField name="freshClass" label={label('freshClass')} options={classes} optional />
    </FormSection>
  )
}

function Food() {
  const t = useWords()
  const label = useLabel()
  return (
    <FormSection
      title={t('catalogue.part.food')}
      names={['ingredients', 'allergens', 'abv', 'vegan', 'vegetarian', 'rawMilk']}
    >
      <LongTextField name="ingredients" label={label('ingredients')} rows={3} optional />
      <PairsField
        name="allergens"
        label={label('allergens')}
        hint={t('catalogue.allergens_hint')}
        keys={allergenCodes.map((value) => ({ value, label: t(`catalogue.allergen.${value}`) }))}
        options={allergenWords
          .filter((word) => word !== 'unknown')
          .map((value) => ({ value, label: t(`catalogue.allergen_word.${value}`) }))}
      />
      <NumberField name="abv" label={label('abv')} decimal optional />
      {(['vegan', 'vegetarian', 'rawMilk'] as const).map((name) => (
        <CheckField key={name} name={name} label={label(name)} />
      ))}
    </FormSection>
  )
}

const scores = ['social', 'local', 'organic', 'packaging'] as const

function OnLabels() {
  const t = useWords()
  const label = useLabel()
  const languages = (useOrganisation()?.languages ?? []).map((value) => ({ value, label: languageNames[value] }))
  return (
    <FormSection
      title={t('catalogue.part.labels')}
      names={['labelName', 'labelComment', 'printCategory', 'range', 'scores']}
    >
      <PairsField
        name="labelName"
        label={label('labelName')}
        hint={t('catalogue.label_name_hint')}
        keys={languages}
        longest={60}
      />
      <PairsField name="labelComment" label={label('labelComment')} keys={languages} longest={80} />
      <TextField
        name="printCategory"
        label={label('printCategory')}
        hint={t('catalogue.print_category_hint')}
        optional
      />
      <SelectField
        name="range"
        label={label('range')}
        hint={t('catalogue.range_hint')}
        options={['1', '2', '3', '4', '5', '6'].map((value) => ({ value, label: value }))}
        optional
      />
      <PairsField
        name="scores"
        label={label('scores')}
        hint={t('catalogue.scores_hint')}
        keys={scores.map((value) => ({ value, label: t(`catalogue.score.${value}`) }))}
        figures
      />
    </FormSection>
  )
}

const days = ['useByDays', 'bestBeforeDays', 'saleLimitDays'] as const

function Keeping() {
  const t = useWords()
  const label = useLabel()
  return (
    <FormSection title={t('catalogue.part.keeping')} names={['storage', ...days, 'grossWeight', 'tare']}>
      <TextField name="storage" label={label('storage')} optional />
      {days.map((name) => (
        <NumberField key={name} name={name} label={label(name)} optional />
      ))}
      <NumberField name="grossWeight" label={label('grossWeight')} optional />
      <NumberField name="tare" label={label('tare')} optional />
    </FormSection>
  )
}

function Scale({ choices }: PartProps) {
  const t = useWords()
  const label = useLabel()
  return (
    <FormSection title={t('catalogue.part.scale')} names={['scaleGroup', 'scaleSequence', 'scaleTexts', 'barcodeRule']}>
      <TextField name="scaleGroup" label={label('scaleGroup')} hint={t('catalogue.scale_group_hint')} optional />
      <NumberField name="scaleSequence" label={label('scaleSequence')} optional />
      <LongTextField
        name="scaleTexts"
        label={label('scaleTexts')}
        hint={t('catalogue.scale_texts_hint')}
        rows={3}
        optional
      />
      <SelectField
        name="barcodeRule"
        label={label('barcodeRule')}
        hint={t('catalogue.barcode_rule_hint')}
        options={choices.barcodeRules}
        optional
      />
    </FormSection>
  )
}

function Danger() {
  const t = useWords()
  const label = useLabel()
  return (
    <FormSection title={t('catalogue.part.danger')} names={['hazard', 'safetySheet']}>
      <TextField name="hazard" label={label('hazard')} optional />
      <TextField
        name="safetySheet"
        label={label('safetySheet')}
        hint={t('catalogue.safety_sheet_hint')}
        kind="url"
        optional
      />
    </FormSection>
  )
}

function Use({ choices }: PartProps) {
  const t = useWords()
  const label = useLabel()
  return (
    <FormSection
      title={t('catalogue.part.use')}
      names={['sold', 'bought', 'atTill', 'internalConsumable', 'preferredSupplier']}
    >
      <SelectField
        name="preferredSupplier"
        label={t('catalogue.preferred_supplier')}
        options={choices.suppliers}
        optional
      />
      {(['sold', 'bought', 'atTill', 'internalConsumable'] as const).map((name) => (
        <CheckField key={name} name={name} label={label(name)} />
      ))}
    </FormSection>
  )
}
