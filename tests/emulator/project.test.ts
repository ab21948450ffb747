import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { projectSettings } from '../../emulator/project'
import { temporaryFolder } from './support'

/** A folder with this `cloudbaserc.json`. */
function aProject(file: object | string, more: Record<string, string> = {}): string {
  const folder = temporaryFolder('project')
  writeFileSync(join(folder, 'cloudbaserc.json'), typeof file === 'string' ? file : JSON.stringify(file))
  for (const [name, text] of Object.entries(more)) writeFileSync(join(folder, name), text)
  return folder
}

const withFunction = (more: object) => ({ functions: [{ name: 'notes', ...more }] })

describe('a project that cannot be run is refused with the place', () => {
  test.each<[string, () => string, RegExp]>([
    ['no file', () => temporaryFolder('empty'), /there is no .*cloudbaserc\.json/],
    ['no JSON', () => aProject('{"version": '), /cloudbaserc\.json: .*JSON/],
    ['another handler', () => aProject(withFunction({ handler: 'app.handler' })), /handler/],
    ['a time limit nobody gives', () => aProject(withFunction({ timeout: 5000 })), /timeout/],
    [
      'an index with an unknown direction',
      () =>
        aProject({
          database: [
            { collectionName: 'a', indexes: [{ indexName: 'i', keys: [{ name: 'b', direction: 'up' }] }] },
          ],
        }),
      /direction/,
    ],
  ])('%s', (_, folder, message) => {
    expect(() => projectSettings(folder())).toThrow(message)
  })
})

test('limits, environment, collections and indexes come from the file', () => {
  const folder = aProject(
    {
      functionRoot: './cloud',
      functions: [
        { name: 'notes', timeout: 7, memorySize: 512, envVariables: { A: '{{env.A}}', B: '{{env.B}}' } },
      ],
      database: [
        {
          collectionName: 'notes',
          indexes: [{ indexName: 'newest', keys: [{ name: 'at', direction: '-1' }] }],
        },
      ],
    },
    { '.env': `A=from .env\nB='with "quotes"'`, '.env.local': 'A=nearer' },
  )
  const settings = projectSettings(folder)
  expect(settings.functionsDir).toBe(resolve(folder, 'cloud'))
  expect(settings.functions.notes).toEqual({
    timeout: 7,
    memory: 512,
    env: { A: 'nearer', B: 'with "quotes"' },
  })
  expect(settings.declaration).toEqual({
    collections: { notes: { indexes: [{ name: 'newest', unique: false, fields: [['at', -1]] }] } },
  })
})

test('the example runs as its guide says, from a copy of its own', async () => {
  const folder = temporaryFolder('example')
  const source = resolve('emulator/example')
  for (const name of readdirSync(source)) {
    if (!name.startsWith('.cloudbase')) cpSync(join(source, name), join(folder, name), { recursive: true })
  }
  mkdirSync(join(folder, 'node_modules', '@cloudbase'), { recursive: true })
  symlinkSync(resolve('node_modules/@cloudbase/node-sdk'), join(folder, 'node_modules/@cloudbase/node-sdk'))

  const cloud = spawn(process.execPath, [resolve('dist/emulator/main.js'), '--project', folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const said: string[] = []
  for await (const line of createInterface({ input: cloud.stdout })) {
    said.push(line)
    if (line.includes('export ')) break
  }
  const api = /functions\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(said.join('\n'))?.[1]
  const added = await fetch(`${api}/notes`, { method: 'POST', body: JSON.stringify({ text: 'first' }) })
  expect(added.status).toBe(200)
  const { greeting, notes } = (await (await fetch(`${api}/notes`)).json()) as {
    greeting: string
    notes: { text: string }[]
  }
  expect([greeting, notes.map(({ text }) => text)]).toEqual(['hello from one machine', ['first']])
  cloud.kill('SIGTERM')
  expect(await once(cloud, 'exit')).toEqual([0, null])
})
