package sextant.model;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Walks over the tokens of one JSON document: objects with known keys, lists of known lengths,
 * strings. What does not fit is a {@link ModelException} with the path of the token.
 */
final class JsonCursor {
  /** A length that several lists share. */
  static final class Axis {
    final String unit;
    final int limit;
    int size = -1;

    Axis(String unit, int limit) {
      this.unit = unit;
      this.limit = limit;
    }
  }

  private final JsonParser json;

  JsonCursor(JsonParser json) {
    this.json = json;
  }

  void requireStart() throws IOException {
    if (json.nextToken() == null) {
      throw fail("the file is empty");
    }
  }

  void requireEnd() throws IOException {
    JsonToken after;
    try {
      after = json.nextToken();
    } catch (JsonParseException e) {
      throw fail("something follows the last brace");
    }
    if (after != null) {
      throw new ModelException("/", "something follows the last brace");
    }
  }

  String string() throws IOException {
    expect(JsonToken.VALUE_STRING, "a string");
    return json.getText();
  }

  /** The string that is to denote a number; {@code what} describes it. */
  String numberText(String what) throws IOException {
    expect(JsonToken.VALUE_STRING, what);
    return json.getText();
  }

  /** The text of the current string. */
  String text() throws IOException {
    return json.getText();
  }

  /** Moves to the value of the next key and gives the key's index; -1 at the end of the object. */
  int nextKey(String[] keys, int seen) throws IOException {
    if (json.nextToken() == JsonToken.END_OBJECT) {
      return -1;
    }
    String key = json.currentName();
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        if ((seen & 1 << i) != 0) {
          throw fail("duplicate key");
        }
        json.nextToken();
        return i;
      }
    }
    throw fail("unknown key; known here: " + String.join(", ", keys));
  }

  void requireKey(String[] keys, int key, int seen) {
    if ((seen & 1 << key) == 0) {
      throw fail("missing key \"" + keys[key] + "\"");
    }
  }

  /** Moves to the next entry of a list that has had {@code count}; false at its proper end. */
  boolean nextEntry(Axis axis, int count) throws IOException {
    if (json.nextToken() == JsonToken.END_ARRAY) {
      if (count == 0) {
        throw fail("the list is empty");
      }
      if (axis.size >= 0 && count != axis.size) {
        throw ModelException.length(path(), axis.size, axis.unit, String.valueOf(count));
      }
      axis.size = count;
      return false;
    }
    if (axis.size >= 0 && count >= axis.size) {
      throw ModelException.length(listPath(), axis.size, axis.unit, "more");
    }
    if (count >= axis.limit) {
      throw new ModelException(
          listPath(), "more than " + axis.limit + " entries, one a " + axis.unit);
    }
    return true;
  }

  void expectArray() {
    expect(JsonToken.START_ARRAY, "a list");
  }

  void expectObject(String what) {
    expect(JsonToken.START_OBJECT, what);
  }

  boolean isObject() {
    return json.currentToken() == JsonToken.START_OBJECT;
  }

  private void expect(JsonToken token, String what) {
    if (json.currentToken() != token) {
      throw fail("expected " + what + "; found " + found());
    }
  }

  private String found() {
    JsonToken token = json.currentToken();
    if (token == null) {
      return "nothing";
    }
    switch (token) {
      case START_OBJECT:
        return "an object";
      case START_ARRAY:
        return "a list";
      case VALUE_STRING:
        return "a string";
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return "a JSON number";
      default:
        return token.asString() == null ? "something else" : String.valueOf(token.asString());
    }
  }

  ModelException fail(String rule) {
    return new ModelException(path(), rule);
  }

  /** The JSON path of the current token, "/" for the document itself. */
  String path() {
    String path = json.getParsingContext().pathAsPointer().toString();
    return path.isEmpty() ? "/" : path;
  }

  /** The path of the list that the current token is an entry of. */
  private String listPath() {
    String path = path();
    int last = path.lastIndexOf('/');
    return last <= 0 ? "/" : path.substring(0, last);
  }
}
