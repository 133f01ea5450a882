package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/ioutil"
	"log"
	"mime/multipart"
	"mime/quotedprintable"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"strings"
	"time"
)

func main() {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	w.SetBoundary("XXX")
	w.WriteField("a", "1\r\n2\n--XX")
	w.WriteField("empty", "")
	f, _ := w.CreateFormFile("file", "x\"y.txt")
	io.WriteString(f, strings.Repeat("line\r\n", 2000))
	w.Close()
	fmt.Printf("%q %s\n", b.String()[:300], w.FormDataContentType())
	body := b.String()
	r := multipart.NewReader(strings.NewReader("pre\r\n"+body), "XXX")
	for {
		p, err := r.NextPart()
		if err != nil {
			fmt.Println(err)
			break
		}
		data, err := ioutil.ReadAll(p)
		fmt.Printf("%q %q %d %v %v\n", p.FormName(), p.FileName(), len(data), p.Header, err)
	}
	form, err := multipart.NewReader(strings.NewReader(body), "XXX").ReadForm(100)
	fmt.Printf("%q %d %d %v\n", form.Value, len(form.File["file"]), form.File["file"][0].Size, err)
	of, err := form.File["file"][0].Open()
	all, _ := ioutil.ReadAll(of)
	fmt.Println(len(all), err, form.RemoveAll())
	_, err = ioutil.ReadAll(multipartPart("--B\r\nA: b\r\n\r\nno end"))
	fmt.Println(err)
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/form":
			file, h, err := r.FormFile("file")
			data, _ := ioutil.ReadAll(file)
			fmt.Fprintf(w, "%q %d %v %v %v %v", r.FormValue("a"), len(data), h.Filename, err, r.TLS != nil, r.Context().Value(http.ServerContextKey) != nil)
		case "/gzip":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			io.WriteString(z, "unpacked")
			z.Close()
		case "/slow":
			time.Sleep(time.Second)
		}
	}))
	s.Config.ErrorLog = log.New(ioutil.Discard, "", 0)
	s.StartTLS()
	c := s.Client()
	res, err := c.Post(s.URL+"/form", "multipart/form-data; boundary=XXX", strings.NewReader(body))
	data, _ := ioutil.ReadAll(res.Body)
	fmt.Printf("%q %v %v\n", data, err, res.TLS.HandshakeComplete)
	res, err = c.Get(s.URL + "/gzip")
	data, _ = ioutil.ReadAll(res.Body)
	fmt.Printf("%q %v %v %v\n", data, err, res.Uncompressed, res.ContentLength)
	_, err = http.Get(s.URL)
	fmt.Println(strings.Replace(err.Error(), s.URL, "URL", 1))
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	req, _ := http.NewRequestWithContext(ctx, "GET", s.URL+"/slow", nil)
	_, err = c.Do(req)
	fmt.Println(strings.Replace(err.Error(), s.URL, "URL", 1))
	cancel()
	tr := textproto.NewReader(bufio.NewReader(strings.NewReader("220-a\r\n220-b\r\n220 c\r\nKey: v\r\n  more\r\nkey: w\r\n\r\n..dot\r\nx\r\n.\r\n550 no\r\n")))
	fmt.Println(tr.ReadResponse(220))
	fmt.Println(tr.ReadMIMEHeader())
	fmt.Println(tr.ReadDotLines())
	fmt.Println(tr.ReadCodeLine(2))
	fmt.Println(tr.ReadLine())
	b.Reset()
	tw := textproto.NewWriter(bufio.NewWriter(&b))
	tw.PrintfLine("HELO %s", "x")
	d := tw.DotWriter()
	io.WriteString(d, ".a\nb\r\n.c")
	d.Close()
	fmt.Printf("%q\n", b.String())
	b.Reset()
	q := quotedprintable.NewWriter(&b)
	io.WriteString(q, "héllo = wörld \n"+strings.Repeat("long ", 30)+"\r\nend\t")
	q.Close()
	fmt.Printf("%q\n", b.String())
	data, err = ioutil.ReadAll(quotedprintable.NewReader(&b))
	fmt.Printf("%q %v\n", data, err)
	data, err = ioutil.ReadAll(quotedprintable.NewReader(strings.NewReader("a=zz")))
	fmt.Printf("%q %v\n", data, err)
}

func multipartPart(s string) io.Reader {
	p, err := multipart.NewReader(strings.NewReader(s), "B").NextPart()
	if err != nil {
		fmt.Println(err)
	}
	return p
}
