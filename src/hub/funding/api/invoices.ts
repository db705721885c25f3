/** Joins the routes of invoices with what they run. */
import { serve } from '#platform/module.ts'
import { checkVatNumber, keepBilling } from '../actions/billing.ts'
import { billOrganisation, creditInvoice, exportInvoices } from '../actions/billing-by-hand.ts'
import * as invoices from '../contract/invoices.ts'
import { readBilling, readUnnumbered } from '../reads/billing.ts'
import { listInvoices, readInvoice, readInvoicePdf, readInvoiceUbl } from '../reads/invoices.ts'

export const invoiceRoutes = [
  serve(invoices.listInvoices, listInvoices),
  serve(invoices.exportInvoices, exportInvoices),
  serve(invoices.readInvoice, readInvoice),
  serve(invoices.readInvoicePdf, readInvoicePdf),
  serve(invoices.readInvoiceUbl, readInvoiceUbl),
  serve(invoices.billOrganisation, billOrganisation),
  serve(invoices.creditInvoice, creditInvoice),
  serve(invoices.readBilling, readBilling),
  serve(invoices.readUnnumbered, readUnnumbered),
  serve(invoices.keepBilling, keepBilling),
  serve(invoices.checkVatNumber, checkVatNumber),
]
