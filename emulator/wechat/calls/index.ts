import type { ApiCall } from '../call'
import { addMaterial } from './add-material'
import { batchgetMaterial } from './batchget-material'
import { codeToSession } from './code-to-session'
import { delMaterial } from './del-material'
import { draftAdd } from './draft-add'
import { draftBatchget } from './draft-batchget'
import { draftCount } from './draft-count'
import { draftDelete } from './draft-delete'
import { draftGet } from './draft-get'
import { draftUpdate } from './draft-update'
import { generateScheme } from './generate-scheme'
import { generateUrllink } from './generate-urllink'
import { getArticleSummary } from './get-article-summary'
import { getArticleTotal } from './get-article-total'
import { getMaterial } from './get-material'
import { getMaterialCount } from './get-material-count'
import { getTemplate } from './get-template'
import { getUserCumulate } from './get-user-cumulate'
import { getUserPhoneNumber } from './get-user-phone-number'
import { getUserRead } from './get-user-read'
import { getUserSummary } from './get-user-summary'
import { getWxacodeUnlimit } from './get-wxacode-unlimit'
import { mediaCheckAsync } from './media-check-async'
import { menuCreate } from './menu-create'
import { menuDelete } from './menu-delete'
import { menuGet } from './menu-get'
import { msgSecCheck } from './msg-sec-check'
import { publishBatchget } from './publish-batchget'
import { publishDelete } from './publish-delete'
import { publishGet } from './publish-get'
import { publishGetArticle } from './publish-get-article'
import { publishSubmit } from './publish-submit'
import { stableToken } from './stable-token'
import { subscribeSend } from './subscribe-send'
import { token } from './token'
import { uploadImg } from './upload-img'

/** Every call of the open API that this local WeChat answers. */
export const CALLS: readonly ApiCall[] = [
  addMaterial,
  batchgetMaterial,
  codeToSession,
  delMaterial,
  draftAdd,
  draftBatchget,
  draftCount,
  draftDelete,
  draftGet,
  draftUpdate,
  generateScheme,
  generateUrllink,
  getArticleSummary,
  getArticleTotal,
  getMaterialCount,
  getMaterial,
  getTemplate,
  getUserCumulate,
  getUserPhoneNumber,
  getUserRead,
  getUserSummary,
  getWxacodeUnlimit,
  mediaCheckAsync,
  menuCreate,
  menuDelete,
  menuGet,
  msgSecCheck,
  publishBatchget,
  publishDelete,
  publishGetArticle,
  publishGet,
  publishSubmit,
  stableToken,
  subscribeSend,
  token,
  uploadImg,
]
