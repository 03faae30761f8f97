// Reads powershell/ by a grammar of the language: every script parses, and every request in it is one of openapi.yaml.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import yaml from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../../powershell/', import.meta.url));
const contract = yaml.load(readFileSync(join(root, '../openapi.yaml'), 'utf8'));

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));

const scripts = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => /\.ps(1|m1|d1)$/.test(name))
  .map((name) => {
    const text = readFileSync(join(root, name), 'utf8');
    return { name, text, tree: parser.parse(text).rootNode };
  });

function resolve(schema) {
  return schema?.$ref
    ? schema.$ref
        .slice(2)
        .split('/')
        .reduce((at, key) => at[key], contract)
    : schema;
}

/** Literal keys of a hashtable; undefined where the argument is none. */
function keys(node) {
  const table = node?.descendantsOfType('hash_literal_expression')[0];
  return table
    ?.descendantsOfType('hash_entry')
    .filter((entry) => entry.parent.parent.id === table.id || entry.parent.id === table.id)
    .map((entry) => entry.namedChild(0).text.trim());
}

/** The arguments of a command, by parameter; a switch has none. */
function parameters(command) {
  const all = {};
  let name;
  for (const element of command.childForFieldName('command_elements')?.namedChildren ?? []) {
    if (element.type === 'command_parameter') {
      name = element.text.slice(1);
      all[name] = null;
    } else if (name && element.type !== 'command_argument_sep') {
      all[name] ??= element;
    }
  }
  return all;
}

const calls = scripts.flatMap(({ name, tree }) =>
  tree
    .descendantsOfType('command')
    .filter((command) => command.childForFieldName('command_name')?.text === 'Invoke-AcvmRequest')
    .map((command) => {
      const { Method, Path, In, Query, Body } = parameters(command);
      return {
        where: `${name}:${command.startPosition.row + 1}`,
        method: Method?.text,
        path: Path?.text.replaceAll("'", ''),
        inPath: keys(In),
        query: keys(Query),
        body: keys(Body),
        hasBody: Body !== undefined,
      };
    }),
);

const functions = scripts
  .filter((script) => script.name.includes('Public'))
  .flatMap((script) => script.tree.descendantsOfType('function_statement'))
  .map((node) => ({ name: node.descendantsOfType('function_name')[0].text, text: node.text }))
  .filter(({ name }) => name !== 'Get-AcvmGuest');

/** Those of Get-Verb that are used. */
const approved =
  'Block Clear Confirm Connect Copy Disconnect Export Get Import Limit Move New Register Remove Repair Request Restart Restore Resume Set Start Stop Suspend Test Undo Unregister Update Wait'.split(
    ' ',
  );

describe('PowerShell', () => {
  it.each(scripts.map((script) => [script.name, script]))('%s parses', (_, { tree }) => {
    const wrong = tree.descendantsOfType('ERROR').map((node) => `${node.startPosition.row + 1}: ${node.text}`);
    expect(wrong).toEqual([]);
    expect(tree.hasError).toBe(false);
  });

  it.each(scripts.map((script) => [script.name, script]))('%s keeps to Windows PowerShell 5.1', (_, { text }) => {
    if (/[^\x00-\x7f]/.test(text)) expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).not.toMatch(/\?\?|\?\.|\s\?\s|&&|\|\|/);
  });

  // A module does not see the preference variables of a script that calls it.
  it.each(scripts.filter(({ name }) => !name.includes('Acvm')).map((script) => [script.name, script]))(
    '%s hands -WhatIf and -Confirm on to every command that changes something',
    (_, { tree }) => {
      const changes = tree
        .descendantsOfType('command')
        .filter((command) => /^(?!Get-|Wait-)\w+-Acvm/.test(command.childForFieldName('command_name')?.text));
      expect(changes.length).toBeGreaterThan(0);
      expect(changes.filter((command) => !command.text.includes('@asked')).map((command) => command.text)).toEqual([]);
    },
  );

  it.each(functions.map((each) => [each.name, each]))(
    '%s has an approved verb, help and an example',
    (name, { text }) => {
      expect(approved).toContain(name.split('-')[0]);
      expect(text).toMatch(/<#\s+\.SYNOPSIS\s+\S[^]*\.EXAMPLE\s+\S[^]*#>/);
      if (!/^(Get|Wait|Test|Connect|Disconnect|Update|Export)-/.test(name)) {
        expect(text).toMatch(/SupportsShouldProcess/);
        expect(text).toMatch(/\$PSCmdlet\.ShouldProcess/);
      }
    },
  );

  it('makes requests', () => expect(calls.length).toBeGreaterThan(25));

  it.each(calls.map((call) => [`${call.where} ${call.method} ${call.path}`, call]))(
    '%s is in the contract',
    (_, call) => {
      const item = contract.paths[call.path];
      const operation = item?.[call.method?.toLowerCase()];
      expect(operation, 'operation').toBeDefined();
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
      const named = (place) => parameters.filter((each) => each.in === place).map((each) => each.name);
      expect((call.inPath ?? []).sort()).toEqual(named('path').sort());
      expect(named('query')).toEqual(expect.arrayContaining(call.query ?? []));
      const body = resolve(operation.requestBody?.content['application/json'].schema);
      if (call.hasBody) {
        expect(Object.keys(body?.properties ?? {})).toEqual(expect.arrayContaining(call.body));
        expect(call.body).toEqual(expect.arrayContaining(body.required ?? []));
      } else {
        expect(operation.requestBody?.required ?? false).toBe(false);
      }
    },
  );

  it('exports the commands that are public, and no others', () => {
    const manifest = scripts.find((script) => script.name.endsWith('Acvm.psd1')).text;
    const exported = [...manifest.matchAll(/'(\w+-Acvm\w*)'/g)].map((match) => match[1]);
    expect(exported.sort()).toEqual(functions.map(({ name }) => name).sort());
  });
});
