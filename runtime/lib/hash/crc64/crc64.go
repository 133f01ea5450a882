// CRC-64 over reflected polynomials, a table entry a byte.

// Package crc64 makes checksums of 64 bits.
package crc64

import "hash"

const (
	// Size is the length of a checksum in bytes.
	Size = 8

	// ISO is the polynomial of ISO 3309, used in HDLC.
	ISO = 0xD800000000000000

	// ECMA is the polynomial of ECMA 182.
	ECMA = 0xC96C5795D7870F42
)

// Table has the checksum of each byte.
type Table [256]uint64

// MakeTable gives the table of a polynomial whose lowest power stands in the highest bit.
func MakeTable(poly uint64) *Table {
	t := new(Table)
	for i := range t {
		rest := uint64(i)
		for bit := 0; bit < 8; bit++ {
			low := rest & 1
			rest >>= 1
			if low == 1 {
				rest ^= poly
			}
		}
		t[i] = rest
	}
	return t
}

type digest struct {
	sum   uint64
	table *Table
}

// New gives a Hash64 that sums by the table.
func New(tab *Table) hash.Hash64 { return &digest{table: tab} }

// Update adds the bytes of p to a checksum.
func Update(crc uint64, tab *Table, p []byte) uint64 {
	crc = ^crc
	for _, b := range p {
		crc = crc>>8 ^ tab[byte(crc)^b]
	}
	return ^crc
}

// Checksum gives the checksum of data.
func Checksum(data []byte, tab *Table) uint64 { return Update(0, tab, data) }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.sum = 0 }
func (d *digest) Sum64() uint64  { return d.sum }

func (d *digest) Write(p []byte) (int, error) {
	d.sum = Update(d.sum, d.table, p)
	return len(p), nil
}

func (d *digest) Sum(in []byte) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		in = append(in, byte(d.sum>>uint(shift)))
	}
	return in
}
