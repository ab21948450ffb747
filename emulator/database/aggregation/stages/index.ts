import { addFields } from './add-fields'
import { $bucket } from './bucket'
import { $bucketAuto } from './bucket-auto'
import { $count } from './count'
import { $facet } from './facet'
import { $geoNear } from './geo-near'
import { $group } from './group'
import { $limit } from './limit'
import { $lookup } from './lookup'
import { $match } from './match'
import { $project } from './project'
import { $replaceRoot, $replaceWith } from './replace-root'
import { $sample } from './sample'
import { $skip } from './skip'
import { $sort } from './sort'
import { $sortByCount } from './sort-by-count'
import type { SourceStage, Stage } from './stage'
import { $unset } from './unset'
import { $unwind } from './unwind'

export const STAGES = new Map<string, Stage>(
  Object.entries({
    $addFields: addFields('$addFields'),
    $bucket,
    $bucketAuto,
    $count,
    $facet,
    $group,
    $limit,
    $lookup,
    $match,
    $project,
    $replaceRoot,
    $replaceWith,
    $sample,
    $set: addFields('$set'),
    $skip,
    $sort,
    $sortByCount,
    $unset,
    $unwind,
  }),
)

/** Stages that read the collection themselves and so stand first. */
export const SOURCES = new Map<string, SourceStage>(Object.entries({ $geoNear }))
