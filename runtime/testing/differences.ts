/** Where a program of the corpus does something else here than under stock Go 1.19, and why. */

interface Difference {
  readonly why: string;
  /** What replaces the recorded outcome. */
  readonly ours: { readonly end?: string; readonly out?: string; readonly err?: string };
}

const refused = (why: string, err: string): Difference => ({
  why,
  ours: { end: 'compile', out: '', err },
});

/** By section and name. Few, and each with its reason. */
export const differences: Readonly<Record<string, Difference>> = {
  'blocks/import_missing': {
    why: 'the go command goes on to list the folders it has looked in, which are its own',
    ours: { err: 'import_missing.go:3:8: cannot find package "no/such/package"' },
  },
  'conversions/slice_to_array_pointer': refused(
    'an array of ours is an object: no part of a slice can become one',
    'slice_to_array_pointer.go:4:19: conversion of a slice to an array pointer (*[2]int) is not supported here',
  ),
  'declarations/generic_type': refused(
    'type parameters came with Go 1.18; they are refused by name',
    'generic_type.go:3:6: type parameters are not supported (List[T any])',
  ),
  'declarations/main_missing': {
    why: "Go's linker says it and knows no place; here the package clause is named",
    ours: { err: 'main_missing.go:1:9: function main is undeclared in the main package' },
  },
  'declarations/type_parameters': refused(
    'type parameters came with Go 1.18; they are refused by name',
    'type_parameters.go:3:6: type parameters are not supported (f[T any])',
  ),
  'expressions/literal_unexported_positional': {
    why: 'our sync.Mutex has other fields',
    ours: {
      err: 'literal_unexported_positional.go:5:20: implicit assignment to unexported field held in sync.Mutex literal',
    },
  },
  'packages/import_cycle': {
    why: 'the go command lists the circle of packages; here the import that closes it is named',
    ours: { err: 'b.go:3:8: import cycle not allowed' },
  },
  'packages/cgo': refused('there is no C here', 'cgo.go:3:8: import "C" is not supported (cgo)'),
  'types/interface_embeds_struct': refused(
    'such an interface is a constraint of type parameters',
    'interface_embeds_struct.go:4:19: type constraints are not supported here',
  ),
};
