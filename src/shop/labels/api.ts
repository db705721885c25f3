/** Joins the routes of labels with what they run. */
import { serve } from '#platform/module.ts'
import * as begin from './actions/begin-run.ts'
import * as ePaper from './actions/e-paper.ts'
import * as formats from './actions/format.ts'
import * as rule from './actions/format-rule.ts'
import * as gateway from './actions/gateway.ts'
import * as make from './actions/make-run.ts'
import { chooseNoticeFormat } from './actions/notice.ts'
import * as papers from './actions/paper.ts'
import * as placing from './actions/placing.ts'
import * as printers from './actions/printer.ts'
import * as round from './actions/round.ts'
import { weighProduct } from './actions/weighing.ts'
import * as contract from './contract.ts'
import * as desk from './contract-desk.ts'
import * as tag from './contract-e-paper.ts'
import * as protocol from './contract-gateway.ts'
import * as sheet from './contract-papers.ts'
import * as codes from './contract-place-codes.ts'
import * as place from './contract-placing.ts'
import * as printer from './contract-printers.ts'
import * as product from './contract-product.ts'
import * as run from './contract-runs.ts'
import * as shelf from './contract-shelf.ts'
import * as weigh from './contract-weighing.ts'
import * as tags from './reads/e-paper.ts'
import * as fonts from './reads/fonts.ts'
import * as reads from './reads/formats.ts'
import { readLogo } from './reads/logos.ts'
import { lookUp } from './reads/look-up.ts'
import { readNotices } from './reads/notices.ts'
import { readOpening } from './reads/opening.ts'
import { listPapers } from './reads/papers.ts'
import * as placeCodes from './reads/place-codes.ts'
import * as productLabels from './reads/product-labels.ts'
import * as queue from './reads/queue.ts'
import * as runs from './reads/run.ts'
import * as shelves from './reads/shelf.ts'
import * as pages from './reads/test-pages.ts'
import { readWalk } from './reads/walk.ts'
import * as weighing from './reads/weighing.ts'

export const api = [
  serve(contract.listFormats, reads.listFormats),
  serve(contract.readFormat, reads.readFormat),
  serve(contract.makeFormat, formats.makeFormat),
  serve(contract.changeFormat, formats.changeFormat),
  serve(contract.archiveFormat, formats.archiveFormat),
  serve(contract.readLetters, fonts.readLetters),
  serve(contract.readFont, fonts.readFont),
  serve(contract.readLogo, readLogo),
  serve(contract.printTestSheet, pages.printTestSheet),
  serve(contract.printTestLabels, pages.printTestLabels),
  serve(contract.printCalibration, pages.printCalibration),
  serve(printer.listPrinters, printers.listPrinters),
  serve(printer.addPrinter, printers.addPrinter),
  serve(printer.changePrinter, printers.changePrinter),
  serve(printer.archivePrinter, printers.archivePrinter),
  serve(sheet.listPapers, listPapers),
  serve(sheet.addPaper, papers.addPaper),
  serve(sheet.changePaper, papers.changePaper),
  serve(sheet.archivePaper, papers.archivePaper),
  serve(codes.readPlaceCodes, placeCodes.readPlaceCodes),
  serve(codes.printPlaceCodes, placeCodes.printPlaceCodes),
  serve(desk.readDesk, queue.readDesk),
  serve(desk.listQueue, queue.listQueue),
  serve(desk.exportQueue, queue.exportQueue),
  serve(desk.printAgain, placing.printAgain),
  serve(desk.removeLabels, placing.removeLabels),
  serve(desk.setCopies, placing.setCopies),
  serve(desk.chooseFormat, rule.chooseFormat),
  serve(desk.readFormatRules, rule.readFormatRules),
  serve(desk.readNotices, readNotices),
  serve(desk.chooseNoticeFormat, chooseNoticeFormat),
  serve(product.readProductLabels, productLabels.readProductLabels),
  serve(product.findLabels, productLabels.findLabels),
  serve(product.readHangers, productLabels.readHangers),
  serve(run.beginRun, begin.beginRun),
  serve(run.listRuns, runs.listRuns),
  serve(run.readRun, runs.readRun),
  serve(run.changeDraft, make.changeDraft),
  serve(run.makeRun, make.makeRun),
  serve(run.readRunFile, runs.readRunFile),
  serve(run.tellRun, make.tellRun),
  serve(run.dropRun, make.dropRun),
  serve(place.readWalk, readWalk),
  serve(place.placeLabels, placing.placeLabels),
  serve(place.placeRun, placing.placeRun),
  serve(shelf.readOpening, readOpening),
  serve(shelf.readShelf, shelves.readShelf),
  serve(shelf.tellFound, round.tellFound),
  serve(shelf.lookUp, lookUp),
  serve(shelf.reportLabel, round.reportLabel),
  serve(shelf.readAccuracy, shelves.readAccuracy),
  serve(shelf.exportAccuracy, shelves.exportAccuracy),
  serve(tag.readEPaper, tags.readEPaper),
  serve(tag.listTags, tags.listTags),
  serve(tag.exportTags, tags.exportTags),
  serve(tag.showTag, tags.showTag),
  serve(tag.registerGateway, ePaper.registerGateway),
  serve(tag.renewGatewayKey, ePaper.renewGatewayKey),
  serve(tag.archiveGateway, ePaper.archiveGateway),
  serve(tag.addTags, ePaper.addTags),
  serve(tag.changeTag, ePaper.changeTag),
  serve(tag.removeTag, ePaper.removeTag),
  serve(tag.pairTag, ePaper.pairTag),
  serve(tag.unpairTag, ePaper.unpairTag),
  serve(weigh.readWeighing, weighing.readWeighing),
  serve(weigh.previewWeighing, weighing.previewWeighing),
  serve(weigh.weighProduct, weighProduct),
  serve(weigh.printWeighing, weighing.printWeighing),
  serve(protocol.readPending, tags.readPending),
  serve(protocol.readTagPicture, tags.readTagPicture),
  serve(protocol.acknowledge, gateway.acknowledge),
  serve(protocol.reportTags, gateway.reportTags),
]
