/** Joins the routes of the public site with what they run. */
import { serve } from '#platform/module.ts'
import * as commenting from '../actions/commenting.ts'
import * as site from '../actions/site.ts'
import * as siteFiles from '../actions/site-files.ts'
import * as open from '../contract/public-site.ts'
import * as contract from '../contract/site.ts'
import * as withFiles from '../contract/site-files.ts'
import * as reads from '../reads/site.ts'
import * as files from '../reads/site-files.ts'
import * as pages from '../reads/site-pages.ts'

export const siteRoutes = [
  serve(contract.listSitePages, reads.listSitePages),
  serve(contract.exportSitePages, reads.exportSitePages),
  serve(contract.readSitePage, reads.readSitePage),
  serve(contract.beginSitePage, site.beginSitePage),
  serve(contract.writeSitePage, site.writeSitePage),
  serve(contract.reviewTranslation, site.reviewTranslation),
  serve(contract.publishSitePage, site.publishSitePage),
  serve(contract.withdrawSitePage, site.withdrawSitePage),
  serve(withFiles.addSiteFile, siteFiles.addSiteFile),
  serve(withFiles.removeSiteFile, siteFiles.removeSiteFile),
  serve(withFiles.readSiteFile, files.readSiteFile),
  serve(contract.readMapPlaces, reads.readMapPlaces),
  serve(contract.placeOnMap, site.placeOnMap),
  serve(contract.readVisits, reads.readVisits),
  serve(open.readHome, pages.readHome),
  serve(open.readPublicPage, pages.readPublicPage),
  serve(open.readNewsList, pages.readNewsList),
  serve(open.readNews, pages.readNews),
  serve(open.readMap, pages.readMap),
  serve(open.readBooklet, pages.readBooklet),
  serve(open.readProposals, pages.readProposals),
  serve(open.readProposalPage, pages.readProposalPage),
  serve(open.commentOutside, commenting.commentOutside),
  serve(open.readRoadmap, pages.readRoadmap),
  serve(open.readRegister, pages.readRegister),
  serve(open.readDecisionPage, pages.readDecisionPage),
  serve(open.readMoney, pages.readMoney),
  serve(open.readEvents, pages.readEvents),
  serve(open.readPrivacy, pages.readPrivacy),
  serve(open.readBookletFile, files.readBookletFile),
  serve(open.readNewsFeed, files.readNewsFeed),
  serve(open.readDecisionFeed, files.readDecisionFeed),
  serve(open.readEventCalendar, files.readEventCalendar),
  serve(open.readSitemap, files.readSitemap),
  serve(open.readRobots, files.readRobots),
]
