import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import * as z from 'zod/mini'
import type { Declaration } from './database/types'
import { Settings } from './settings'

/** What `cloudbaserc.json` says that matters here; a project's file holds more (docs.cloudbase.net/cli-v1/config). */
const ProjectFile = z.object({
  functionRoot: z._default(z.string(), './functions'),
  functions: z._default(
    z.array(
      z.object({
        name: z.string(),
        handler: z._default(z.literal('index.main'), 'index.main'),
        timeout: z.optional(z.number()),
        memorySize: z.optional(z.number()),
        envVariables: z._default(z.record(z.string(), z.coerce.string()), {}),
        triggers: z._default(
          z.array(z.object({ name: z.string(), type: z.literal('timer'), config: z.string() })),
          [],
        ),
      }),
    ),
    [],
  ),
  database: z._default(
    z.array(
      z.object({
        collectionName: z.string(),
        indexes: z._default(
          z.array(
            z.object({
              indexName: z.string(),
              unique: z._default(z.boolean(), false),
              keys: z.array(z.object({ name: z.string(), direction: z.enum(['1', '-1', '2dsphere']) })),
            }),
          ),
          [],
        ),
      }),
    ),
    [],
  ),
})
type ProjectFile = z.infer<typeof ProjectFile>

/** Where a project keeps what the local cloud stores; belongs into its `.gitignore`. */
export const PROJECT_DATA = '.cloudbase-local'

/**
 * Settings for a CloudBase project as it stands: functions, their limits and environment, collections and indexes
 * from its `cloudbaserc.json`. `{{env.NAME}}` is filled from the process and from `.env.local` and `.env` beside it.
 */
export function projectSettings(folder: string): Settings {
  const project = readProject(join(folder, 'cloudbaserc.json'), environmentOf(folder))
  const settings = {
    dataDir: resolve(folder, PROJECT_DATA),
    functionsDir: resolve(folder, project.functionRoot),
    declaration: declarationOf(project),
    functions: Object.fromEntries(project.functions.map((one) => [one.name, limitsOf(one)])),
    timers: project.functions.flatMap(({ name: functionName, triggers }) =>
      triggers.map(({ name, config }) => ({ function: functionName, name, config })),
    ),
    watch: true,
  }
  const parsed = Settings.safeParse(settings)
  if (parsed.success) return parsed.data
  throw new Error(`${folder}: ${z.prettifyError(parsed.error)}`)
}

function limitsOf({ timeout, memorySize, envVariables }: ProjectFile['functions'][number]) {
  return {
    ...(timeout === undefined ? {} : { timeout }),
    ...(memorySize === undefined ? {} : { memory: memorySize }),
    env: envVariables,
  }
}

function declarationOf({ database }: ProjectFile): Declaration {
  const collections = database.map(({ collectionName, indexes }) => [
    collectionName,
    {
      indexes: indexes.map(({ indexName, unique, keys }) => ({
        name: indexName,
        unique,
        fields: keys.map(({ name, direction }) => [
          name,
          direction === '2dsphere' ? direction : Number(direction),
        ]),
      })),
    },
  ])
  return { collections: Object.fromEntries(collections) }
}

/** What stands nearer wins: the process, `.env.local`, `.env`. */
function environmentOf(folder: string): Record<string, string | undefined> {
  const files = ['.env', '.env.local'].map((name) => join(folder, name)).filter(existsSync)
  return Object.assign({}, ...files.map((file) => parseEnv(readFileSync(file, 'utf8'))), process.env)
}

function readProject(file: string, environment: Record<string, string | undefined>): ProjectFile {
  if (!existsSync(file)) throw new Error(`there is no ${file}; --project wants a folder that has one`)
  const text = readFileSync(file, 'utf8').replace(/\{\{\s*env\.(\w+)\s*\}\}/g, (_, name: string) =>
    JSON.stringify(environment[name] ?? '').slice(1, -1),
  )
  const parsed = ProjectFile.safeParse(parseJson(file, text))
  if (parsed.success) return parsed.data
  throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`)
  }
}
