// CRC-32: checksums of 32 bits.

// Package crc32 makes cyclic redundancy checks of 32 bits.
package crc32

import "hash"

// Size is the length of a checksum in bytes.
const Size = 4

// Polynomials, with their bits reversed.
const (
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)

// Table holds the checksums of single bytes.
type Table [256]uint32

// IEEETable is the table of IEEE.
var IEEETable = MakeTable(IEEE)

// fill computes the checksums of all bytes: at the start of every program that imports this, so in one step.
func fill(t []uint32, poly uint32)

// MakeTable makes the table of a polynomial.
func MakeTable(poly uint32) *Table {
	t := new(Table)
	fill(t[:], poly)
	return t
}

// Update adds bytes to a checksum.
func Update(crc uint32, tab *Table, p []byte) uint32 {
	crc = ^crc
	for _, b := range p {
		crc = tab[byte(crc)^b] ^ crc>>8
	}
	return ^crc
}

// Checksum gives the checksum of data.
func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }

// ChecksumIEEE gives the checksum of data by IEEE's polynomial.
func ChecksumIEEE(data []byte) uint32 { return Update(0, IEEETable, data) }

type digest struct {
	crc uint32
	tab *Table
}

// New gives a Hash32 of a table.
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

// NewIEEE gives a Hash32 of IEEE's polynomial.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum32() uint32  { return d.crc }

func (d *digest) Write(p []byte) (int, error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) Sum(in []byte) []byte {
	s := d.crc
	return append(in, byte(s>>24), byte(s>>16), byte(s>>8), byte(s))
}
