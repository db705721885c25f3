/** Joins the routes of labels with what they run. */
import { serve } from '#platform/module.ts'
import * as formats from './actions/format.ts'
import * as printers from './actions/printer.ts'
import * as contract from './contract.ts'
import * as printer from './contract-printers.ts'
import * as fonts from './reads/fonts.ts'
import * as reads from './reads/formats.ts'
import * as pages from './reads/test-pages.ts'

export const api = [
  serve(contract.listFormats, reads.listFormats),
  serve(contract.readFormat, reads.readFormat),
  serve(contract.makeFormat, formats.makeFormat),
  serve(contract.changeFormat, formats.changeFormat),
  serve(contract.archiveFormat, formats.archiveFormat),
  serve(contract.readLetters, fonts.readLetters),
  serve(contract.readFont, fonts.readFont),
  serve(contract.printTestSheet, pages.printTestSheet),
  serve(contract.printTestLabels, pages.printTestLabels),
  serve(contract.printCalibration, pages.printCalibration),
  serve(printer.listPrinters, printers.listPrinters),
  serve(printer.addPrinter, printers.addPrinter),
  serve(printer.changePrinter, printers.changePrinter),
  serve(printer.archivePrinter, printers.archivePrinter),
]
