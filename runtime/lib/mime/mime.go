// Types of media: by the extension of a file, and with their parameters.

// Package mime works on types of media.
package mime

import (
	"errors"
	"sort"
	"strconv"
	"strings"
)

var types = map[string]string{
	".avif": "image/avif", ".css": "text/css; charset=utf-8", ".gif": "image/gif", ".htm": "text/html; charset=utf-8",
	".html": "text/html; charset=utf-8", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".mjs": "text/javascript; charset=utf-8", ".pdf": "application/pdf", ".png": "image/png",
	".svg": "image/svg+xml", ".wasm": "application/wasm", ".webp": "image/webp", ".xml": "text/xml; charset=utf-8",
	".txt": "text/plain; charset=utf-8",
}

// TypeByExtension gives the type of files with an extension, or "".
func TypeByExtension(ext string) string {
	if t, ok := types[ext]; ok {
		return t
	}
	ext = strings.ToLower(ext)
	if t, ok := folded[ext]; ok {
		return t
	}
	return types[ext]
}

// folded has the types added, by extensions in lower case.
var folded map[string]string

// AddExtensionType sets the type of files with an extension.
func AddExtensionType(ext, typ string) error {
	if !strings.HasPrefix(ext, ".") {
		return errors.New("mime: extension " + strconv.Quote(ext) + " missing leading dot")
	}
	media, param, err := ParseMediaType(typ)
	if err != nil {
		return err
	}
	if strings.HasPrefix(typ, "text/") && param["charset"] == "" {
		param["charset"] = "utf-8"
		typ = FormatMediaType(media, param)
	}
	types[ext] = typ
	if folded == nil {
		folded = make(map[string]string)
	}
	folded[strings.ToLower(ext)] = typ
	return nil
}

// ErrInvalidMediaParameter is a parameter that can't be read; the type could be.
var ErrInvalidMediaParameter = errors.New("mime: invalid media parameter")

func isToken(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] > '~' || strings.IndexByte(`()<>@,;:\"/[]?=`, s[i]) >= 0 {
			return false
		}
	}
	return s != ""
}

// FormatMediaType writes a type with its parameters, "" if that can't be.
func FormatMediaType(t string, param map[string]string) string {
	parts := strings.SplitN(t, "/", 2)
	for _, part := range parts {
		if !isToken(part) {
			return ""
		}
	}
	s := strings.ToLower(t)
	var keys []string
	for key := range param {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		if !isToken(key) {
			return ""
		}
		value := param[key]
		if !isToken(value) {
			value = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
		}
		s += "; " + strings.ToLower(key) + "=" + value
	}
	return s
}

// ParseMediaType reads a type and its parameters.
func ParseMediaType(v string) (mediatype string, params map[string]string, err error) {
	base, rest := v, ""
	if i := strings.Index(v, ";"); i >= 0 {
		base, rest = v[:i], v[i:]
	}
	mediatype = strings.TrimSpace(strings.ToLower(base))
	slash := strings.Index(mediatype, "/")
	switch {
	case mediatype == "":
		return "", nil, errors.New("mime: no media type")
	case slash < 0 && !isToken(mediatype):
		return "", nil, errors.New("mime: expected slash after first token")
	case slash >= 0 && mediatype[slash+1:] == "":
		return "", nil, errors.New("mime: expected token after slash")
	case slash >= 0 && !isToken(mediatype[slash+1:]):
		return "", nil, errors.New("mime: unexpected content after media subtype")
	}
	params = map[string]string{}
	for {
		rest = strings.TrimLeft(rest, " \t")
		if rest == "" || strings.TrimSpace(rest) == ";" {
			return mediatype, params, nil
		}
		key, value, after, ok := parameter(rest)
		if !ok {
			return mediatype, nil, ErrInvalidMediaParameter
		}
		if _, twice := params[key]; twice {
			return "", nil, errors.New("mime: duplicate parameter name")
		}
		params[key] = value
		rest = after
	}
}

// parameter takes `; key=value` off the front of s.
func parameter(s string) (key, value, rest string, ok bool) {
	if s[0] != ';' {
		return "", "", "", false
	}
	s = strings.TrimLeft(s[1:], " \t")
	equals := strings.IndexByte(s, '=')
	if equals < 0 || !isToken(s[:equals]) {
		return "", "", "", false
	}
	key, s = strings.ToLower(s[:equals]), strings.TrimLeft(s[equals+1:], " \t")
	if !strings.HasPrefix(s, `"`) {
		end := 0
		for end < len(s) && isToken(s[end:end+1]) {
			end++
		}
		return key, s[:end], s[end:], end > 0
	}
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return key, value, s[i+1:], true
		case s[i] == '\\' && i+1 < len(s) && !isToken(s[i+1:i+2]):
			i++
		}
		value += s[i : i+1]
	}
	return "", "", "", false
}

// ExtensionsByType gives the extensions of files of a type, in order; nil if there are none.
func ExtensionsByType(typ string) ([]string, error) {
	wanted, _, err := ParseMediaType(typ)
	if err != nil {
		return nil, err
	}
	var found []string
	for ext, t := range types {
		if one, _, err := ParseMediaType(t); err == nil && one == wanted {
			found = append(found, ext)
		}
	}
	sort.Strings(found)
	return found, nil
}
