/** Joins the routes of open data and of requests of researchers, and of reports, with what they run. */
import { serve } from '#platform/module.ts'
import * as datasets from '../actions/datasets.ts'
import * as research from '../actions/research.ts'
import * as ofData from '../contract/data.ts'
import * as ofReports from '../contract/reports.ts'
import * as ofResearch from '../contract/research.ts'
import * as dataReads from '../reads/datasets.ts'
import * as reports from '../reads/reports.ts'
import * as researchReads from '../reads/research.ts'

export const dataRoutes = [
  serve(ofData.readData, dataReads.readData),
  serve(ofData.listDatasets, dataReads.listDatasets),
  serve(ofData.exportDatasets, datasets.exportDatasets),
  serve(ofData.publishData, datasets.publishData),
  serve(ofData.sayDataConsent, datasets.sayDataConsent),
  serve(ofData.readDataIndex, dataReads.readDataIndex),
  serve(ofData.readDataPage, dataReads.readDataPage),
  serve(ofData.readDataCodebook, dataReads.readDataCodebook),
  serve(ofData.readDataFile, dataReads.readDataFile),
  serve(ofResearch.readAskPage, researchReads.readAskPage),
  serve(ofResearch.askForData, research.askForData),
  serve(ofResearch.readResearchPage, researchReads.readResearchPage),
  serve(ofResearch.readResearchFile, researchReads.readResearchFile),
  serve(ofResearch.listResearch, researchReads.listResearch),
  serve(ofResearch.exportResearch, research.exportResearch),
  serve(ofResearch.readResearch, researchReads.readResearch),
  serve(ofResearch.reviewResearch, research.reviewResearch),
  serve(ofResearch.agreeToResearch, research.agreeToResearch),
  serve(ofResearch.grantResearch, research.grantResearch),
  serve(ofResearch.refuseResearch, research.refuseResearch),
  serve(ofReports.readReports, reports.readReports),
  serve(ofReports.exportReport, reports.exportReport),
]
