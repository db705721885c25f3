/** What the catalogue does when something happened to products. */
import type { Reaction } from '#platform/module.ts'
import { noteContent } from './actions/contents.ts'
import { tellOfImport, tellOfPull } from './actions/import-told.ts'
import { pullPage } from './actions/odoo-pull.ts'
import { callScalesAfter, carrySending, sendDue } from './actions/scale-delivery.ts'
import { followProducts } from './actions/scale-queue.ts'

export const reactions: readonly Reaction[] = [
  { name: 'catalogue.tell_of_import', on: ['imports.applied', 'imports.failed'], run: tellOfImport },
  { name: 'catalogue.tell_of_pull', on: ['catalogue.odoo_pull_failed'], run: tellOfPull },
  { name: 'catalogue.note_content', on: ['catalogue.product_changed'], run: noteContent },
  { name: 'catalogue.pull_page', on: ['catalogue.odoo_pull_began', 'catalogue.odoo_page_read'], run: pullPage },
  {
    name: 'catalogue.follow_scales',
    on: [
      'catalogue.product_created',
      'catalogue.product_changed',
      'catalogue.product_on_sale',
      'catalogue.product_withdrawn',
      'catalogue.barcode_given',
      'catalogue.price_set',
    ],
    together: followProducts,
  },
  {
    name: 'catalogue.call_scales',
    on: ['catalogue.scales_queued', 'catalogue.scale_set', 'catalogue.scale_resent', 'catalogue.sending_arrived'],
    together: callScalesAfter,
  },
  { name: 'catalogue.send_due', on: ['catalogue.scale_due'], run: sendDue },
  { name: 'catalogue.carry_sending', on: ['catalogue.scale_sent'], run: carrySending },
]
