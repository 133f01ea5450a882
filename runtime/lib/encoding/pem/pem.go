// Base 64 between dashes.

// Package pem reads and writes PEM blocks.
package pem

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"sort"
	"strings"
)

// Block is what stands between BEGIN and END.
type Block struct {
	Type    string
	Headers map[string]string
	Bytes   []byte
}

const (
	begin = "-----BEGIN "
	end   = "-----END "
	dash  = "-----"
)

// line cuts the first line off, without the space at its end.
func line(data []byte) (first, rest []byte) {
	i := bytes.IndexByte(data, '\n')
	if i < 0 {
		return bytes.TrimRight(data, " \t\r"), nil
	}
	return bytes.TrimRight(data[:i], " \t\r"), data[i+1:]
}

// Decode finds the first block; nil without one. rest is what follows it.
func Decode(data []byte) (p *Block, rest []byte) {
	for from := data; ; {
		start := 0
		if !bytes.HasPrefix(from, []byte(begin)) {
			i := bytes.Index(from, []byte("\n"+begin))
			if i < 0 {
				return nil, data
			}
			start = i + 1
		}
		after := from[start+len(begin):]
		if p, rest := decode(after); p != nil {
			return p, rest
		}
		from = after
	}
}

// decode reads a block whose BEGIN is read already.
func decode(data []byte) (*Block, []byte) {
	name, rest := line(data)
	if !bytes.HasSuffix(name, []byte(dash)) {
		return nil, nil
	}
	p := &Block{Type: string(name[:len(name)-len(dash)]), Headers: map[string]string{}}
	for {
		if len(rest) == 0 {
			return nil, nil
		}
		l, next := line(rest)
		colon := bytes.IndexByte(l, ':')
		if colon < 0 {
			break
		}
		p.Headers[string(bytes.TrimSpace(l[:colon]))] = string(bytes.TrimSpace(l[colon+1:]))
		rest = next
	}
	var body []byte
	if at := bytes.Index(rest, []byte("\n"+end)); bytes.HasPrefix(rest, []byte(end)) && len(p.Headers) == 0 {
		rest = rest[len(end):]
	} else if at >= 0 {
		body, rest = rest[:at], rest[at+1+len(end):]
	} else {
		return nil, nil
	}
	last, next := line(rest)
	if string(last) != p.Type+dash {
		return nil, nil
	}
	// The ends of lines are base64's own business; what else is blank is rare.
	text := body
	if bytes.ContainsAny(body, " \t") {
		text = bytes.Map(func(r rune) rune {
			if r == ' ' || r == '\t' {
				return -1
			}
			return r
		}, body)
	}
	p.Bytes = make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(p.Bytes, text)
	if err != nil {
		return nil, nil
	}
	p.Bytes = p.Bytes[:n]
	return p, next
}

// Encode writes a block.
func Encode(out io.Writer, b *Block) error {
	var names []string
	for name := range b.Headers {
		if strings.Contains(name, ":") {
			return errors.New("pem: cannot encode a header key that contains a colon")
		}
		if name != "Proc-Type" {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	if _, ok := b.Headers["Proc-Type"]; ok {
		names = append([]string{"Proc-Type"}, names...)
	}
	var text bytes.Buffer
	text.WriteString(begin + b.Type + dash + "\n")
	for _, name := range names {
		text.WriteString(name + ": " + b.Headers[name] + "\n")
	}
	if len(names) > 0 {
		text.WriteByte('\n')
	}
	for body := base64.StdEncoding.EncodeToString(b.Bytes); body != ""; {
		n := len(body)
		if n > 64 {
			n = 64
		}
		text.WriteString(body[:n] + "\n")
		body = body[n:]
	}
	text.WriteString(end + b.Type + dash + "\n")
	_, err := out.Write(text.Bytes())
	return err
}

// EncodeToMemory gives a block as text; nil if it cannot be written.
func EncodeToMemory(b *Block) []byte {
	var text bytes.Buffer
	if Encode(&text, b) != nil {
		return nil
	}
	return text.Bytes()
}
