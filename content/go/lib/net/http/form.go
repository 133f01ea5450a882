// The form of a request: the values in its query and in its body.

package http

import (
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"net/url"
	"strings"
)

const maxFormSize = 10 << 20

// ParseForm fills Form, and for POST, PUT and PATCH, PostForm with what a body
// of type application/x-www-form-urlencoded holds.
func (r *Request) ParseForm() error {
	var err error
	if r.PostForm == nil {
		if r.Method == "POST" || r.Method == "PUT" || r.Method == "PATCH" {
			r.PostForm, err = parsePostForm(r)
		}
		if r.PostForm == nil {
			r.PostForm = url.Values{}
		}
	}
	if r.Form != nil {
		return err
	}
	r.Form = url.Values{}
	for key, values := range r.PostForm {
		r.Form[key] = append(r.Form[key], values...)
	}
	if r.URL == nil {
		return errors.New("missing form body")
	}
	query, queryErr := url.ParseQuery(r.URL.RawQuery)
	for key, values := range query {
		r.Form[key] = append(r.Form[key], values...)
	}
	if err == nil {
		err = queryErr
	}
	return err
}

func parsePostForm(r *Request) (url.Values, error) {
	if r.Body == nil {
		return nil, nil
	}
	contentType := r.Header.Get("Content-Type")
	if contentType == "" {
		contentType = "application/octet-stream"
	}
	media, err := mediaType(contentType)
	if err != nil || media != "application/x-www-form-urlencoded" {
		return nil, err
	}
	text, err := ioutil.ReadAll(io.LimitReader(r.Body, maxFormSize+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxFormSize {
		return nil, errors.New("http: POST too large")
	}
	return url.ParseQuery(string(text))
}

// mediaType reads the type of a Content-Type and checks that parameters follow it.
func mediaType(contentType string) (string, error) {
	parts := strings.Split(contentType, ";")
	media := strings.ToLower(strings.TrimSpace(parts[0]))
	slash := strings.IndexByte(media, '/')
	switch {
	case media == "":
		return "", errors.New("mime: no media type")
	case slash < 0 && !isToken(media):
		return "", errors.New("mime: expected slash after first token")
	case slash >= 0 && !isToken(media[:slash]):
		return "", errors.New("mime: no media type")
	case slash >= 0 && media[slash+1:] == "":
		return "", errors.New("mime: expected token after slash")
	case slash >= 0 && !isToken(media[slash+1:]):
		return "", errors.New("mime: unexpected content after media subtype")
	}
	for i, parameter := range parts[1:] {
		parameter = strings.TrimSpace(parameter)
		if parameter == "" && i == len(parts)-2 {
			break
		}
		if equals := strings.IndexByte(parameter, '='); equals < 0 || !isToken(parameter[:equals]) {
			return media, errors.New("mime: invalid media parameter")
		}
	}
	return media, nil
}

// FormValue gives the first value of key in body or query.
func (r *Request) FormValue(key string) string {
	if r.Form == nil {
		r.ParseForm()
	}
	return r.Form.Get(key)
}

// PostFormValue gives the first value of key in the body.
func (r *Request) PostFormValue(key string) string {
	if r.PostForm == nil {
		r.ParseForm()
	}
	return r.PostForm.Get(key)
}

// MaxBytesError is what MaxBytesReader gives for a body over its limit.
type MaxBytesError struct{ Limit int64 }

func (e *MaxBytesError) Error() string { return "http: request body too large" }

// MaxBytesReader gives at most n bytes of r, then an error, and makes w close
// the connection.
func MaxBytesReader(w ResponseWriter, r io.ReadCloser, n int64) io.ReadCloser {
	if n < 0 {
		n = 0
	}
	return &maxBytesReader{w: w, r: r, limit: n, left: n}
}

type maxBytesReader struct {
	w           ResponseWriter
	r           io.ReadCloser
	limit, left int64
	err         error
}

func (l *maxBytesReader) Read(p []byte) (int, error) {
	if l.err != nil || len(p) == 0 {
		return 0, l.err
	}
	// One byte more than allowed tells whether there is too much.
	if int64(len(p))-1 > l.left {
		p = p[:l.left+1]
	}
	n, err := l.r.Read(p)
	if int64(n) <= l.left {
		l.left -= int64(n)
		l.err = err
		return n, err
	}
	n = int(l.left)
	l.left = 0
	if res, ok := l.w.(*response); ok {
		res.requestTooLarge()
	}
	l.err = &MaxBytesError{l.limit}
	return n, l.err
}

func (l *maxBytesReader) Close() error { return l.r.Close() }

// ParseMultipartForm is refused: forms of several parts are not supported.
func (r *Request) ParseMultipartForm(maxMemory int64) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	media, _ := mediaType(r.Header.Get("Content-Type"))
	if media == "multipart/form-data" {
		return fmt.Errorf("net/http: %v: multipart form", ErrNotSupported)
	}
	return ErrNotMultipart
}
