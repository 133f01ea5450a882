// Types of ASN.1 and what is common to reading and writing.

// Package asn1 reads and writes ASN.1's distinguished encoding (X.690).
package asn1

import (
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"strings"
	"time"
)

const (
	TagBoolean         = 1
	TagInteger         = 2
	TagBitString       = 3
	TagOctetString     = 4
	TagNull            = 5
	TagOID             = 6
	TagEnum            = 10
	TagUTF8String      = 12
	TagSequence        = 16
	TagSet             = 17
	TagNumericString   = 18
	TagPrintableString = 19
	TagT61String       = 20
	TagIA5String       = 22
	TagUTCTime         = 23
	TagGeneralizedTime = 24
	TagGeneralString   = 27
	TagBMPString       = 30
)

const (
	ClassUniversal       = 0
	ClassApplication     = 1
	ClassContextSpecific = 2
	ClassPrivate         = 3
)

// NullRawValue is a RawValue with NULL.
var NullRawValue = RawValue{Tag: TagNull}

// NullBytes is NULL, written.
var NullBytes = []byte{TagNull, 0}

// StructuralError says that the encoding is right, but of something else.
type StructuralError struct{ Msg string }

func (e StructuralError) Error() string { return "asn1: structure error: " + e.Msg }

// SyntaxError says that the encoding is wrong.
type SyntaxError struct{ Msg string }

func (e SyntaxError) Error() string { return "asn1: syntax error: " + e.Msg }

// BitString is a row of bits.
type BitString struct {
	Bytes     []byte
	BitLength int
}

// At gives a bit; 0 beyond the end.
func (b BitString) At(i int) int {
	if i < 0 || i >= b.BitLength {
		return 0
	}
	return int(b.Bytes[i/8]>>uint(7-i%8)) & 1
}

// RightAlign gives the bytes with what is unused at their beginning.
func (b BitString) RightAlign() []byte {
	shift := uint(8 - b.BitLength%8)
	if shift == 8 || len(b.Bytes) == 0 {
		return b.Bytes
	}
	out := make([]byte, len(b.Bytes))
	out[0] = b.Bytes[0] >> shift
	for i := 1; i < len(b.Bytes); i++ {
		out[i] = b.Bytes[i-1]<<(8-shift) | b.Bytes[i]>>shift
	}
	return out
}

// ObjectIdentifier is the number of something in the tree of all things.
type ObjectIdentifier []int

// Equal tells whether both are the same.
func (oi ObjectIdentifier) Equal(other ObjectIdentifier) bool {
	if len(oi) != len(other) {
		return false
	}
	for i, n := range oi {
		if n != other[i] {
			return false
		}
	}
	return true
}

func (oi ObjectIdentifier) String() string {
	parts := make([]string, len(oi))
	for i, n := range oi {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, ".")
}

// Enumerated is a number that names something.
type Enumerated int

// Flag is true where an element is there, whatever it holds.
type Flag bool

// RawValue is an element that is not taken apart.
type RawValue struct {
	Class, Tag int
	IsCompound bool
	Bytes      []byte
	FullBytes  []byte // with the tag and the length
}

// RawContent, as the first field of a struct, gets the struct's own encoding.
type RawContent []byte

var (
	bitStringType  = reflect.TypeOf(BitString{})
	oidType        = reflect.TypeOf(ObjectIdentifier{})
	enumeratedType = reflect.TypeOf(Enumerated(0))
	flagType       = reflect.TypeOf(Flag(false))
	timeType       = reflect.TypeOf(time.Time{})
	rawValueType   = reflect.TypeOf(RawValue{})
	rawContentType = reflect.TypeOf(RawContent{})
	bigIntType     = reflect.TypeOf((*big.Int)(nil))
)

// parameters are what a field's tag says.
type parameters struct {
	optional, explicit, application, private, set, omitEmpty bool
	defaultValue                                             *int64
	tag                                                      *int
	stringType, timeType                                     int
}

func parseParameters(s string) (p parameters) {
	for _, part := range strings.Split(s, ",") {
		switch {
		case part == "optional":
			p.optional = true
		case part == "explicit":
			p.explicit = true
			if p.tag == nil {
				p.tag = new(int)
			}
		case part == "application", part == "private":
			p.application = part == "application"
			p.private = part == "private"
			if p.tag == nil {
				p.tag = new(int)
			}
		case part == "generalized":
			p.timeType = TagGeneralizedTime
		case part == "utc":
			p.timeType = TagUTCTime
		case part == "ia5":
			p.stringType = TagIA5String
		case part == "printable":
			p.stringType = TagPrintableString
		case part == "numeric":
			p.stringType = TagNumericString
		case part == "utf8":
			p.stringType = TagUTF8String
		case part == "set":
			p.set = true
		case part == "omitempty":
			p.omitEmpty = true
		case strings.HasPrefix(part, "default:"):
			if n, err := strconv.ParseInt(part[8:], 10, 64); err == nil {
				p.defaultValue = &n
			}
		case strings.HasPrefix(part, "tag:"):
			if n, err := strconv.Atoi(part[4:]); err == nil {
				p.tag = &n
			}
		}
	}
	return
}

func (p parameters) class() int {
	switch {
	case p.application:
		return ClassApplication
	case p.private:
		return ClassPrivate
	}
	return ClassContextSpecific
}

// universal gives the tag a type has by itself; any: it may have every tag.
func universal(t reflect.Type) (tag int, compound, any, ok bool) {
	switch t {
	case rawValueType:
		return 0, false, true, true
	case oidType:
		return TagOID, false, false, true
	case bitStringType:
		return TagBitString, false, false, true
	case timeType:
		return TagUTCTime, false, false, true
	case enumeratedType:
		return TagEnum, false, false, true
	case bigIntType:
		return TagInteger, false, false, true
	}
	switch t.Kind() {
	case reflect.Bool:
		return TagBoolean, false, false, true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return TagInteger, false, false, true
	case reflect.Struct:
		return TagSequence, true, false, true
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return TagOctetString, false, false, true
		}
		if strings.HasSuffix(t.Name(), "SET") {
			return TagSet, true, false, true
		}
		return TagSequence, true, false, true
	case reflect.String:
		return TagPrintableString, false, false, true
	}
	return 0, false, false, false
}

func isNumeric(c byte) bool { return '0' <= c && c <= '9' || c == ' ' }

func isPrintable(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		strings.IndexByte(" '()+,-./:=?", c) >= 0
}

func structural(format string, args ...interface{}) error {
	return StructuralError{fmt.Sprintf(format, args...)}
}
