// Messages and their headers.

// Package mail reads mail messages (RFC 5322 and 6532).
package mail

import (
	"bufio"
	"errors"
	"io"
	"net/textproto"
	"strings"
	"time"
)

// Message is a header and what follows it.
type Message struct {
	Header Header
	Body   io.Reader
}

// ReadMessage reads a header; the body can be read from the message.
func ReadMessage(r io.Reader) (msg *Message, err error) {
	in := textproto.NewReader(bufio.NewReader(r))
	header, err := in.ReadMIMEHeader()
	if err != nil && (err != io.EOF || len(header) == 0) {
		return nil, err
	}
	return &Message{Header: Header(header), Body: in.R}, nil
}

// Header has the fields of a header, by their names in canonical form.
type Header map[string][]string

// ErrHeaderNotPresent is the error of a field that is not there.
var ErrHeaderNotPresent = errors.New("mail: header not in message")

// Get gives the first field of that name.
func (h Header) Get(key string) string { return textproto.MIMEHeader(h).Get(key) }

// Date reads the field Date.
func (h Header) Date() (time.Time, error) {
	text := h.Get("Date")
	if text == "" {
		return time.Time{}, ErrHeaderNotPresent
	}
	return ParseDate(text)
}

// AddressList reads a field of addresses.
func (h Header) AddressList(key string) ([]*Address, error) {
	text := h.Get(key)
	if text == "" {
		return nil, ErrHeaderNotPresent
	}
	return ParseAddressList(text)
}

// layouts gives the ways a date may be written.
func layouts() []string {
	var all []string
	for _, weekday := range []string{"", "Mon, "} {
		for _, day := range []string{"2", "02"} {
			for _, year := range []string{"2006", "06"} {
				for _, second := range []string{":05", ""} {
					for _, zone := range []string{"-0700", "MST", "UT"} {
						all = append(all, weekday+day+" Jan "+year+" 15:04"+second+" "+zone)
					}
				}
			}
		}
	}
	return all
}

var dateLayouts []string

// ParseDate reads a date; comments behind it are left out.
func ParseDate(date string) (time.Time, error) {
	if dateLayouts == nil {
		dateLayouts = layouts()
	}
	// Lines may be folded anywhere.
	date = strings.Replace(date, "\r\n", "", -1)
	if strings.Contains(date, "\r") {
		return time.Time{}, errors.New("mail: header has a CR without LF")
	}
	p := parser{s: date}
	p.skipSpace()
	date = p.s
	end := -1
	if sign := strings.IndexAny(date, "+-"); sign >= 0 {
		if len(date) >= sign+5 {
			end = sign + 5
		}
	}
	if end < 0 {
		// An old name of a zone ends with T, unlike Tue and Thu at the beginning.
		t := strings.IndexByte(date, 'T')
		if t == 0 {
			if t = strings.IndexByte(date[1:], 'T'); t >= 0 {
				t++
			}
		}
		if t >= 0 && len(date) >= t+5 {
			end = t + 1
		}
	}
	if end >= 0 {
		date, p.s = date[:end], date[end:]
		if !p.skipComments() {
			return time.Time{}, errComment
		}
	}
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, date); err == nil {
			return t, nil
		}
	}
	return time.Time{}, errors.New("mail: header could not be parsed")
}
