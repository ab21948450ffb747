const path = require('node:path')

/** Packages that ship only ES modules; jest runs CommonJS, so these are transformed too. */
const ESM_ONLY = [
  '@tiptap',
  'file-type',
  'token-types',
  'strtok3',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'opencc-js',
]

const presets = [
  ['@babel/preset-env', { targets: { node: 'current' } }],
  ['@babel/preset-react', { runtime: 'automatic' }],
  '@babel/preset-typescript',
]
/** Not the app's babel.config.js, which is Taro's. */
const transform = { '^.+\\.(?:[jt]sx?|mjs)$': ['babel-jest', { configFile: false, babelrc: false, presets }] }
const base = {
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`],
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@functions/(.*)$': '<rootDir>/cloudfunctions/$1',
    '^@site$': '<rootDir>/site/index.ts',
    '^@site/(.*)$': '<rootDir>/site/$1',
    '^@console/(.*)$': '<rootDir>/console/src/$1',
    '\\.(scss|css|png|svg)(\\?.*)?$': '<rootDir>/tests/support/empty.js',
  },
}
const extensions = ['ts', 'tsx', 'js', 'jsx', 'mjs', 'json']

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  // more than there are cores was tried: each test then takes about twice as long
  maxWorkers: 2,
  // a real cloud or browser starts in most tests, on machines that may be busy: patience, not a measure
  testTimeout: 90_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/{cloudfunctions,emulator,site,config,architecture}/**/*.test.ts'],
      moduleFileExtensions: ['h5.ts', 'h5.tsx', ...extensions],
    },
    {
      ...base,
      displayName: 'component',
      testEnvironment: 'jsdom',
      testMatch: [
        '<rootDir>/tests/{src,console}/**/*.test.tsx',
        '<rootDir>/tests/{src,console}/**/*.test.ts',
      ],
      moduleFileExtensions: ['h5.ts', 'h5.tsx', ...extensions],
      moduleNameMapper: {
        ...base.moduleNameMapper,
        '^@tarojs/components$': '<rootDir>/tests/support/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/support/taro.ts',
      },
    },
    {
      ...base,
      displayName: 'weapp',
      testEnvironment: path.join(__dirname, 'tests/support/weapp-environment.js'),
      testMatch: ['<rootDir>/tests/weapp/**/*.test.ts'],
      moduleFileExtensions: extensions,
    },
    {
      ...base,
      displayName: 'journeys',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/journeys/**/*.test.ts'],
      moduleFileExtensions: extensions,
    },
  ],
}
