// This is no reconstruction: memory as C sees it, a row of words with addresses, so that pointers can be seen as numbers.

// Package listhead is Linux's list without nodes, in Go: the same loads and stores that the C compiles to.
package listhead

import (
	"fmt"
	"strings"
)

// Addr is the address of a word: a pointer of C without its type.
type Addr uint64

// WordSize is how far one word is from the next.
const WordSize = 8

// Base is the address of the first word. Nothing lies below it: a null pointer, and
// what is a little more than null, lead nowhere.
const Base Addr = 0x1000

// Symbol says what lies at an address. No list operation looks at one: they are for
// people, as the names in a debugger's symbol table are.
type Symbol struct {
	Name   string
	At     Addr
	Fields string // one a word, with spaces between
	List   Addr   // how far into it the list_head lies
}

// Memory is a stretch of words.
type Memory struct {
	Words   []uint64
	Symbols []Symbol
}

// RAM is the memory that Load and Store work on.
var RAM = &Memory{}

// Variable sets words aside, one for each field, all zero, and says where.
// The list_head lies at the offset list.
func Variable(name string, list Addr, fields ...string) Addr {
	at := Base + Addr(len(RAM.Words)*WordSize)
	RAM.Words = append(RAM.Words, make([]uint64, len(fields))...)
	RAM.Symbols = append(RAM.Symbols, Symbol{Name: name, At: at, Fields: strings.Join(fields, " "), List: list})
	return at
}

// word is the place of an address among the words. Where there is no memory the
// program ends, as the kernel's page fault ends one.
func word(at Addr) *uint64 {
	if at < Base || at >= Base+Addr(len(RAM.Words)*WordSize) || at%WordSize != 0 {
		panic(fmt.Sprintf("unable to handle kernel paging request at %08x", uint64(at)))
	}
	return &RAM.Words[(at-Base)/WordSize]
}

// Load reads the word at an address.
func Load(at Addr) Addr { return Addr(*word(at)) }

// Store writes the word at an address.
func Store(at, value Addr) { *word(at) = uint64(value) }
