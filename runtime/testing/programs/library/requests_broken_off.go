// Requests whose bodies are not what was announced come back with an error; forms and their types.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
)

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("no more") }

func bodies() {
	served := make(chan error, 9)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, err := ioutil.ReadAll(r.Body)
		served <- err
	}))
	defer server.Close()

	broken := io.MultiReader(strings.NewReader(strings.Repeat("x", 1<<17)), failing{})
	res, err := http.Post(server.URL, "text/plain", broken)
	fmt.Println(res == nil, err.(*url.Error).Err, <-served != nil)

	for _, length := range []int64{3, 7} {
		req, _ := http.NewRequest("POST", server.URL, bytes.NewReader([]byte("Hello")))
		req.ContentLength = length
		res, err = http.DefaultClient.Do(req)
		fmt.Println(res == nil, err.(*url.Error).Err)
	}
	res, err = http.Post(server.URL, "text/plain", strings.NewReader("all well"))
	fmt.Println(res.StatusCode, err)
	res.Body.Close()
}

func forms() {
	for _, kind := range []string{
		"", "text/plain", "text/plain; boundary=", "application/unknown", "; x", "application/x-www-form-urlencoded",
		"application/x-www-form-urlencoded; a=;", "multipart/form-data; boundary=", "a/b/c",
	} {
		req := &http.Request{Method: "POST", Header: http.Header{"Content-Type": {kind}}}
		req.Body = ioutil.NopCloser(strings.NewReader("a=body"))
		fmt.Println(kind, req.ParseForm(), req.Form, req.PostForm)
	}
	for _, method := range []string{"GET", "POST"} {
		req := &http.Request{Method: method}
		fmt.Println(method, req.ParseForm(), req.Form, req.PostForm)
	}
}

func main() {
	bodies()
	forms()
}
