// The form of a request: the values in its query and in its body.

package http

import (
	"errors"
	"io"
	"io/ioutil"
	"mime"
	"mime/multipart"
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
		return err
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
		return nil, errors.New("missing form body")
	}
	contentType := r.Header.Get("Content-Type")
	if contentType == "" {
		contentType = "application/octet-stream"
	}
	media, err := mediaType(contentType)
	if media != "application/x-www-form-urlencoded" {
		return nil, err
	}
	text, readErr := ioutil.ReadAll(io.LimitReader(r.Body, maxFormSize+1))
	if readErr != nil || err != nil {
		if readErr != nil {
			return nil, readErr
		}
		// Only the type's parameters are wrong.
		values, _ := url.ParseQuery(string(text))
		return values, err
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
		if equals := strings.IndexByte(parameter, '='); equals < 0 || !isToken(parameter[:equals]) || parameter[equals:] == "=" {
			return media, errors.New("mime: invalid media parameter")
		}
	}
	return media, nil
}

// FormValue gives the first value of key in body or query.
func (r *Request) FormValue(key string) string {
	if r.Form == nil {
		r.ParseMultipartForm(defaultMaxMemory)
	}
	return r.Form.Get(key)
}

// PostFormValue gives the first value of key in the body.
func (r *Request) PostFormValue(key string) string {
	if r.PostForm == nil {
		r.ParseMultipartForm(defaultMaxMemory)
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

// defaultMaxMemory is how much of a form of parts FormValue keeps in memory.
const defaultMaxMemory = 32 << 20

// multipartByReader marks a form that is read part by part.
var multipartByReader = &multipart.Form{Value: map[string][]string{}, File: map[string][]*multipart.FileHeader{}}

// ParseMultipartForm reads a form of several parts, too; files beyond maxMemory
// bytes are kept on disk.
func (r *Request) ParseMultipartForm(maxMemory int64) error {
	if r.MultipartForm == multipartByReader {
		return errors.New("http: multipart handled by MultipartReader")
	}
	var formErr error
	if r.Form == nil {
		formErr = r.ParseForm()
	}
	if r.MultipartForm != nil {
		return nil
	}
	mr, err := r.multipartReader(false)
	if err != nil {
		return err
	}
	form, err := mr.ReadForm(maxMemory)
	if err != nil {
		return err
	}
	if r.PostForm == nil {
		r.PostForm = url.Values{}
	}
	for key, values := range form.Value {
		r.Form[key] = append(r.Form[key], values...)
		r.PostForm[key] = append(r.PostForm[key], values...)
	}
	r.MultipartForm = form
	return formErr
}

// MultipartReader reads a form part by part.
func (r *Request) MultipartReader() (*multipart.Reader, error) {
	if r.MultipartForm == multipartByReader {
		return nil, errors.New("http: MultipartReader called twice")
	}
	if r.MultipartForm != nil {
		return nil, errors.New("http: multipart handled by ParseMultipartForm")
	}
	r.MultipartForm = multipartByReader
	return r.multipartReader(true)
}

func (r *Request) multipartReader(mixed bool) (*multipart.Reader, error) {
	contentType := r.Header.Get("Content-Type")
	if contentType == "" {
		return nil, ErrNotMultipart
	}
	if r.Body == nil {
		return nil, errors.New("missing form body")
	}
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil || media != "multipart/form-data" && !(mixed && media == "multipart/mixed") {
		return nil, ErrNotMultipart
	}
	boundary, ok := params["boundary"]
	if !ok {
		return nil, ErrMissingBoundary
	}
	return multipart.NewReader(r.Body, boundary), nil
}

// FormFile gives the first file of a form with this key.
func (r *Request) FormFile(key string) (multipart.File, *multipart.FileHeader, error) {
	if r.MultipartForm == multipartByReader {
		return nil, nil, errors.New("http: multipart handled by MultipartReader")
	}
	if r.MultipartForm == nil {
		if err := r.ParseMultipartForm(defaultMaxMemory); err != nil {
			return nil, nil, err
		}
	}
	if files := r.MultipartForm.File[key]; len(files) > 0 {
		f, err := files[0].Open()
		return f, files[0], err
	}
	return nil, nil, ErrMissingFile
}
