// Documents read and written as XML.
package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

type Address struct {
	City, State string
}

type Person struct {
	XMLName   xml.Name `xml:"person"`
	Id        int      `xml:"id,attr"`
	FirstName string   `xml:"name>first"`
	LastName  string   `xml:"name>last"`
	Age       int      `xml:"age"`
	Height    float32  `xml:"height,omitempty"`
	Married   bool
	Address
	Comment string     `xml:",comment"`
	Mail    []string   `xml:"mails>mail"`
	Born    *time.Time `xml:"born,omitempty"`
	Raw     string     `xml:",innerxml"`
}

type Temp float64

func (t Temp) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("%.1fC", float64(t))), nil }
func (t *Temp) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		return errors.New("no temperature")
	}
	_, err := fmt.Sscanf(string(b), "%gC", (*float64)(t))
	return err
}

type Self struct{ a, b int }

func (s Self) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: "a"}, Value: fmt.Sprint(s.a)})
	return e.EncodeElement(s.b, start)
}

func (s *Self) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	for _, a := range start.Attr {
		fmt.Sscan(a.Value, &s.a)
	}
	return d.DecodeElement(&s.b, &start)
}

type Reading struct {
	T     Temp   `xml:"t,attr"`
	U     Temp   `xml:"urn:u u"`
	Self  Self   `xml:"self"`
	Selfs []Self `xml:"list>self"`
	Any   []Item `xml:",any"`
	Data  []byte `xml:",chardata"`
}

type Item struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",cdata"`
}

func tokens(doc string, strict bool) {
	d := xml.NewDecoder(strings.NewReader(doc))
	d.Strict = strict
	if !strict {
		d.AutoClose = xml.HTMLAutoClose
		d.Entity = xml.HTMLEntity
	}
	for {
		t, err := d.Token()
		line, column := d.InputPos()
		if err != nil {
			fmt.Printf("  %v %T at %d (%d:%d)\n", err, err, d.InputOffset(), line, column)
			return
		}
		fmt.Printf("  %T %q at %d (%d:%d)\n", t, fmt.Sprint(t), d.InputOffset(), line, column)
	}
}

func main() {
	born := time.Date(2014, 6, 9, 1, 2, 3, 0, time.UTC)
	p := &Person{Id: 13, FirstName: "John", LastName: "Doe & <Co>", Age: 42, Comment: " Need more. ", Address: Address{"Hanga\tRoa", "Easter"}, Mail: []string{"a@x", "b@x"}, Born: &born}
	for _, indent := range []string{"", "  "} {
		b, err := xml.MarshalIndent(p, "", indent)
		fmt.Println(string(b), err)
		var q Person
		err = xml.Unmarshal(b, &q)
		fmt.Printf("%v %+v %v\n", err, q.Address, q.Mail)
		fmt.Printf("%q %v %v\n", q.Raw, q.Born, q.XMLName)
	}
	r := Reading{T: 21.5, U: -3, Self: Self{1, 2}, Selfs: []Self{{3, 4}, {5, 6}}, Data: []byte("x]]>y"), Any: []Item{{xml.Name{Space: "urn:v/w", Local: "thing"}, []xml.Attr{{Name: xml.Name{Space: "urn:z/xmlz", Local: "k"}, Value: "\"v\""}}, "c]]>d"}}}
	b, err := xml.Marshal(r)
	fmt.Println(string(b), err)
	var s Reading
	fmt.Println(xml.Unmarshal(b, &s))
	fmt.Printf("%+v\n", s)

	docs := []string{
		"<?xml version=\"1.0\" encoding='utf-8'?>\n<!DOCTYPE a [<!ENTITY x \"<y>\"> <!-- c > --> ]>\n<a xmlns='u' xmlns:p=\"q\" p:b='1&#65;&#x42;\r\n&quot;'><p:c/>text\r\r\n&amp;<![CDATA[<&]]]>]]><!-- -> - --></a> ",
		"<a><b></a>", "<a></p:a>", "</a>", "<a", "<a b>", "<a b=c>", "<a b='<'>", "<a>]]></a>", "<a b=']]>'/>", "<a>&nope;</a>", "<a>& b</a>", "<a>&#x110000;</a>", "<a>\x01</a>", "<a>\xff</a>",
		"<!-x>", "<!-- a -- b -->", "<![CDAT[", "<![CDATA[abc", "<?xml version='1.1'?>", "<?xml encoding='latin1'?>", "<? x?>", "< a>", "<a:b:c/>", "<:a/>", "<a:/>", "<é·/>", "<·a/>", "<1/>", "<a/ >", "</a b>", "<!DOCTYPE <a", "<a xmlns:x='1'><x:b xmlns:x='2'/><x:b xml:lang='de'/></a>",
	}
	for _, doc := range docs {
		fmt.Printf("%q\n", doc)
		tokens(doc, true)
	}
	for _, doc := range []string{"<p>one<br>two<img src=a.png alt>&nbsp;&copy;&nope; & <b>x</p>", "<a><br></br><BR/></a>", "<a b=c-1:2.x d=>", "<x>&#0;</x>", "<a><b><c></a>"} {
		fmt.Printf("%q\n", doc)
		tokens(doc, false)
	}

	type Bad struct {
		A string `xml:"a>b"`
		B string `xml:"a"`
	}
	type Bad2 struct {
		A string `xml:"x,attr,chardata"`
	}
	type Bad3 struct {
		A string `xml:"a>,omitempty"`
	}
	type Bad4 struct {
		A string `xml:"urn: "`
	}
	type Bad5 struct {
		P Person `xml:"other"`
	}
	for _, v := range []interface{}{Bad{}, Bad2{}, Bad3{}, Bad4{}, Bad5{}, make(chan int), map[string]int{"a": 1}, func() {}, nil, 3, "x<y", []int{1, 2}, true, 2.5, [2]byte{65, 66}, struct{}{}} {
		b, err := xml.Marshal(v)
		fmt.Printf("%T: %q %v\n", v, b, err)
	}
	var n int
	for _, doc := range []string{"<a>12</a>", "<a> 12\n</a>", "<a></a>", "<a>x</a>", "", "<a>", "<a>1<b>2</b>3</a>", "<!-- --><a>7</a>"} {
		n = -1
		err := xml.Unmarshal([]byte(doc), &n)
		fmt.Println(n, err)
	}
	fmt.Println(xml.Unmarshal([]byte("<q/>"), &Person{}), xml.Unmarshal([]byte("<q/>"), n))
	var m map[string]string
	fmt.Println(xml.Unmarshal([]byte("<q/>"), &m))
	var name struct {
		XMLName xml.Name `xml:"urn:x a"`
	}
	fmt.Println(xml.Unmarshal([]byte("<a/>"), &name), xml.Unmarshal([]byte("<a xmlns='urn:y'/>"), &name), xml.Unmarshal([]byte("<a xmlns='urn:x'/>"), &name), name)

	e := xml.NewEncoder(os.Stdout)
	for _, t := range []xml.Token{xml.ProcInst{Target: "xml", Inst: []byte(`version="1.0"`)}, xml.Directive("DOCTYPE <a> '>'"), xml.StartElement{Name: xml.Name{Local: "a"}, Attr: []xml.Attr{{Name: xml.Name{Local: "b"}, Value: "\n<"}}},
		xml.CharData("x\n\t'"), xml.Comment("c"), xml.EndElement{Name: xml.Name{Local: "b"}}, xml.EndElement{Name: xml.Name{Local: "a"}}, xml.EndElement{Name: xml.Name{Local: "a"}},
		xml.Comment("-->"), xml.Directive(">"), xml.ProcInst{Target: "x", Inst: []byte("?>")}, xml.ProcInst{Target: "xml"}, xml.StartElement{}, 3} {
		if err := e.EncodeToken(t); err != nil {
			fmt.Println("!", err)
		}
	}
	e.Flush()
	fmt.Println()
	xml.EscapeText(os.Stdout, []byte("a<b>&'\"\t\n\r\x00\xffé"))
	d := xml.NewDecoder(strings.NewReader("<a><b>1</b><b>2</b><c/></a>x"))
	d.Token()
	fmt.Println()
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if s, ok := t.(xml.StartElement); ok {
			var n int
			fmt.Println(s.Name.Local, d.DecodeElement(&n, &s), n)
		}
		if err != nil {
			fmt.Println(err)
			break
		}
	}
}
