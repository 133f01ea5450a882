// Tables as text (RFC 4180).

// Package csv reads and writes comma-separated values.
package csv

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseError tells where a record is wrong.
type ParseError struct {
	StartLine int
	Line      int
	Column    int
	Err       error
}

func (e *ParseError) Error() string {
	if e.Err == ErrFieldCount {
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	}
	if e.StartLine != e.Line {
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v", e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

// Unwrap gives the error behind.
func (e *ParseError) Unwrap() error { return e.Err }

// What can be wrong.
var (
	ErrBareQuote     = errors.New("bare \" in non-quoted-field")
	ErrQuote         = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount    = errors.New("wrong number of fields")
	ErrTrailingComma = errors.New("extra delimiter at end of line")

	errDelimiter = errors.New("csv: invalid field or comment delimiter")
)

func validDelimiter(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && utf8.ValidRune(r) && r != utf8.RuneError
}

// Reader reads records.
type Reader struct {
	Comma            rune
	Comment          rune // lines that begin with it are skipped, unless 0
	FieldsPerRecord  int  // 0: as many as the first has; below: any number
	LazyQuotes       bool
	TrimLeadingSpace bool
	ReuseRecord      bool
	TrailingComma    bool

	r      *bufio.Reader
	line   int
	offset int64
	fields []place
}

type place struct{ line, column int }

// NewReader reads from r.
func NewReader(r io.Reader) *Reader { return &Reader{Comma: ',', r: bufio.NewReader(r)} }

// Read reads a record; an error of its number of fields comes with it.
func (r *Reader) Read() (record []string, err error) {
	record, err = r.read()
	if record == nil || err != nil {
		return record, err
	}
	if r.FieldsPerRecord > 0 {
		if len(record) != r.FieldsPerRecord {
			return record, &ParseError{StartLine: r.fields[0].line, Line: r.fields[0].line, Column: 1, Err: ErrFieldCount}
		}
	} else if r.FieldsPerRecord == 0 {
		r.FieldsPerRecord = len(record)
	}
	return record, nil
}

// FieldPos gives where a field of the last record begins; both count from 1.
func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.fields) {
		panic("out of range index passed to FieldPos")
	}
	return r.fields[field].line, r.fields[field].column
}

// InputOffset gives how many bytes have been read.
func (r *Reader) InputOffset() int64 { return r.offset }

// ReadAll reads the rest.
func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		record, err := r.Read()
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
}

// readLine reads a line; its end is \n, whatever it was.
func (r *Reader) readLine() (string, error) {
	line, err := r.r.ReadString('\n')
	if line != "" && err == io.EOF {
		err = nil
		line = strings.TrimSuffix(line, "\r")
	}
	r.line++
	r.offset += int64(len(line))
	if strings.HasSuffix(line, "\r\n") {
		line = line[:len(line)-2] + "\n"
	}
	return line, err
}

func endLength(s string) int {
	if strings.HasSuffix(s, "\n") {
		return 1
	}
	return 0
}

func (r *Reader) read() ([]string, error) {
	if r.Comma == r.Comment || !validDelimiter(r.Comma) || r.Comment != 0 && !validDelimiter(r.Comment) {
		return nil, errDelimiter
	}
	var line string
	var err error
	for {
		if line, err = r.readLine(); err != nil {
			return nil, err
		}
		first, _ := utf8.DecodeRuneInString(line)
		if r.Comment != 0 && first == r.Comment || len(line) == endLength(line) {
			continue
		}
		break
	}
	start := r.line
	comma := string(r.Comma)
	r.fields = nil
	var record []string
	column := 1
	fail := func(at int, err error) ([]string, error) {
		return record, &ParseError{StartLine: start, Line: r.line, Column: at, Err: err}
	}
	for {
		if r.TrimLeadingSpace {
			trimmed := strings.TrimLeftFunc(line, unicode.IsSpace)
			column += len(line) - len(trimmed)
			if trimmed == "" && endLength(line) == 1 {
				trimmed = "\n"
				column--
			}
			line = trimmed
		}
		r.fields = append(r.fields, place{r.line, column})
		if line == "" || line[0] != '"' {
			at := strings.Index(line, comma)
			field := line
			if at >= 0 {
				field = line[:at]
			} else {
				field = line[:len(line)-endLength(line)]
			}
			if !r.LazyQuotes {
				if quote := strings.IndexByte(field, '"'); quote >= 0 {
					record = nil
					return fail(column+quote, ErrBareQuote)
				}
			}
			record = append(record, field)
			if at < 0 {
				return record, nil
			}
			line = line[at+len(comma):]
			column += at + len(comma)
			continue
		}
		var field bytes.Buffer
		line = line[1:]
		column++
		for {
			at := strings.IndexByte(line, '"')
			if at >= 0 {
				field.WriteString(line[:at])
				line = line[at+1:]
				column += at + 1
				next, _ := utf8.DecodeRuneInString(line)
				switch {
				case next == '"' && line != "":
					field.WriteByte('"')
					line = line[1:]
					column++
					continue
				case next == r.Comma && line != "":
					line = line[len(comma):]
					column += len(comma)
				case len(line) == endLength(line):
					return append(record, field.String()), nil
				case r.LazyQuotes:
					field.WriteByte('"')
					continue
				default:
					record = nil
					return fail(column-1, ErrQuote)
				}
				break
			}
			if line != "" {
				field.WriteString(line)
				column += len(line)
				if line, err = r.readLine(); err == nil {
					column = 1
				} else if err == io.EOF {
					err = nil
					r.line--
					line = ""
				} else {
					return nil, err
				}
				continue
			}
			if !r.LazyQuotes {
				record = nil
				return fail(column, ErrQuote)
			}
			return append(record, field.String()), nil
		}
		record = append(record, field.String())
	}
}

// Writer writes records.
type Writer struct {
	Comma   rune
	UseCRLF bool
	w       *bufio.Writer
}

// NewWriter writes to w.
func NewWriter(w io.Writer) *Writer { return &Writer{Comma: ',', w: bufio.NewWriter(w)} }

// Write writes a record.
func (w *Writer) Write(record []string) error {
	if !validDelimiter(w.Comma) {
		return errDelimiter
	}
	for i, field := range record {
		if i > 0 {
			w.w.WriteRune(w.Comma)
		}
		if !w.needsQuotes(field) {
			w.w.WriteString(field)
			continue
		}
		w.w.WriteByte('"')
		for j := 0; j < len(field); j++ {
			switch c := field[j]; {
			case c == '"':
				w.w.WriteString(`""`)
			case c == '\r' && w.UseCRLF:
			case c == '\n' && w.UseCRLF:
				w.w.WriteString("\r\n")
			default:
				w.w.WriteByte(c)
			}
		}
		w.w.WriteByte('"')
	}
	if w.UseCRLF {
		w.w.WriteByte('\r')
	}
	return w.w.WriteByte('\n')
}

// Flush writes what is held back.
func (w *Writer) Flush() { w.w.Flush() }

// Error gives an error of an earlier Write or Flush.
func (w *Writer) Error() error {
	_, err := w.w.Write(nil)
	return err
}

// WriteAll writes records and flushes.
func (w *Writer) WriteAll(records [][]string) error {
	for _, record := range records {
		if err := w.Write(record); err != nil {
			return err
		}
	}
	return w.w.Flush()
}

func (w *Writer) needsQuotes(field string) bool {
	if field == "" {
		return false
	}
	if field == `\.` || strings.ContainsRune(field, w.Comma) || strings.ContainsAny(field, "\"\r\n") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(field)
	return unicode.IsSpace(r)
}
